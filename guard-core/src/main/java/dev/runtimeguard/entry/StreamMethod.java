package dev.runtimeguard.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;

/** A method that takes the event's bytes, writes the response's, or both, as a stream handler. */
final class StreamMethod implements RequestStreamHandler {

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final HandlerMethod method;
    private final Object target;

    /** @param target null for a static method */
    StreamMethod(HandlerMethod method, Object target) {
        this.method = method;
        this.target = target;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        try {
            method.method().invoke(target, method.arguments(input, output, context));
        } catch (InvocationTargetException thrown) {
            throw Thrown.by(thrown);
        } catch (IllegalAccessException refused) {
            throw Thrown.by(refused);
        }
        if (!method.takesOutput()) {
            output.write(NULL);
        }
    }
}
