package dev.runtimeguard.entry;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * A serializer of the runtime's library, whose type this library cannot name.
 *
 * @param target a {@code PojoSerializer}
 */
record Serializer(Object target, Methods methods) {

    /** The two methods of the interface. */
    record Methods(Method read, Method write) {

        static Methods of(Class<?> serializer) throws NoSuchMethodException {
            return new Methods(
                    serializer.getMethod("fromJson", InputStream.class),
                    serializer.getMethod("toJson", Object.class, OutputStream.class));
        }
    }

    /** Throws what the library throws. */
    Object read(InputStream json) throws Throwable {
        return call(methods.read, json);
    }

    /** Throws what the library throws. */
    void write(Object value, OutputStream json) throws Throwable {
        call(methods.write, value, json);
    }

    private Object call(Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
