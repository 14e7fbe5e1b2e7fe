package dev.runtimeguard.entry;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A method with parameters that the runtime can supply: an event and a context, or an input stream, an output stream and
 * a context, each of which may be missing.
 *
 * @param input the event's type; null when the method takes none, or takes streams
 */
record HandlerMethod(Method method, Type input, boolean takesInput, boolean takesOutput, boolean takesContext) {

    /** The method as a handler; empty when the runtime would not call it. */
    static Optional<HandlerMethod> of(Method method) {
        List<Type> parameters = new ArrayList<>(List.of(method.getGenericParameterTypes()));
        boolean context = !parameters.isEmpty() && parameters.get(parameters.size() - 1) == Context.class;
        if (context) {
            parameters.remove(parameters.size() - 1);
        }
        boolean input = !parameters.isEmpty() && parameters.get(0) == InputStream.class;
        if (input) {
            parameters.remove(0);
        }
        boolean output = !parameters.isEmpty() && parameters.get(0) == OutputStream.class;
        if (output) {
            parameters.remove(0);
        }
        if (input || output) {
            return parameters.isEmpty()
                    ? Optional.of(new HandlerMethod(method, null, input, output, context))
                    : Optional.empty();
        }
        if (parameters.size() > 1 || parameters.contains(Context.class)) {
            return Optional.empty();
        }
        Type event = parameters.isEmpty() ? null : parameters.get(0);
        return Optional.of(new HandlerMethod(method, event, false, false, context));
    }

    boolean isStream() {
        return takesInput || takesOutput;
    }

    Object[] arguments(Object event, Context context) {
        if (input == null) {
            return takesContext ? new Object[] {context} : new Object[0];
        }
        return takesContext ? new Object[] {event, context} : new Object[] {event};
    }

    Object[] arguments(InputStream in, OutputStream out, Context context) {
        List<Object> arguments = new ArrayList<>(3);
        if (takesInput) {
            arguments.add(in);
        }
        if (takesOutput) {
            arguments.add(out);
        }
        if (takesContext) {
            arguments.add(context);
        }
        return arguments.toArray();
    }
}
