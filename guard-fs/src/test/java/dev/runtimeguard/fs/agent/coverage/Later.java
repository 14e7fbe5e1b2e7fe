package dev.runtimeguard.fs.agent.coverage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Calls methods that a newer JDK than the oldest one has. */
final class Later {

    /** The answer of a method on a JDK that does not have it. */
    static final String MISSING = "not in this JDK";

    private Later() {}

    static Object call(Class<?> type, Object target, String name, Class<?>[] parameters, Object... arguments)
            throws Exception {
        Method method;
        try {
            method = type.getMethod(name, parameters);
        } catch (NoSuchMethodException older) {
            return MISSING;
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw thrown;
        }
    }

    /** The class, or null. */
    static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException older) {
            return null;
        }
    }
}
