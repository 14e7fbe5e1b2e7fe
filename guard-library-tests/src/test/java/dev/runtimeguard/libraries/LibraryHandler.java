package dev.runtimeguard.libraries;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.lang.reflect.InvocationTargetException;
import java.util.StringJoiner;

/** Runs the case that the event names, and answers {@value #WORKS} or what went wrong with all causes. */
public final class LibraryHandler implements RequestHandler<String, String> {

    static final String WORKS = "works";

    private static final int MOST_CAUSES = 8;

    @Override
    public String handleRequest(String caseClass, Context context) {
        try {
            Class.forName(caseClass).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
            return WORKS;
        } catch (InvocationTargetException e) {
            // The log has the stack, for whoever looks into it.
            e.getCause().printStackTrace();
            return failure(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(caseClass, e);
        }
    }

    private static String failure(Throwable thrown) {
        StringJoiner text = new StringJoiner(" <- ");
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            text.add(cause.toString());
            cause = cause.getCause();
        }
        return text.toString();
    }
}
