package dev.runtimeguard.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.lang.reflect.InvocationTargetException;

/** A method that takes the event, the context, both or neither, as a request handler. */
final class PojoMethod implements RequestHandler<Object, Object> {

    private final HandlerMethod method;
    private final Object target;

    /** @param target null for a static method */
    PojoMethod(HandlerMethod method, Object target) {
        this.method = method;
        this.target = target;
    }

    @Override
    public Object handleRequest(Object event, Context context) {
        try {
            return method.method().invoke(target, method.arguments(event, context));
        } catch (InvocationTargetException thrown) {
            throw Thrown.by(thrown);
        } catch (IllegalAccessException | IllegalArgumentException refused) {
            // Such as null for a parameter of a primitive type.
            throw Thrown.by(refused);
        }
    }
}
