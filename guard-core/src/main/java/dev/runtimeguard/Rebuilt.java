package dev.runtimeguard;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.FileSystemException;

/**
 * Copies of throwables that differ in their message only, as a throwable's message cannot be changed. A copy is made
 * only where it is whole: same class, same cause, same stack trace, same suppressed list, same fields. Where that
 * cannot be had, the throwable itself is what there is, and the advice stands in the log alone.
 */
final class Rebuilt {

    private Rebuilt() {}

    /**
     * {@code original} with {@code advice} behind its message, or {@code original} itself.
     *
     * @param message the original's message; may be null
     */
    static Throwable withMessage(Throwable original, String message, String advice) {
        String text = message == null ? original.getClass().getName() : message;
        try {
            Throwable copy = construct(original, text, advice);
            if (copy == null || !isWhole(original, text, advice, copy)) {
                return original;
            }
            copy.setStackTrace(original.getStackTrace());
            for (Throwable suppressed : original.getSuppressed()) {
                copy.addSuppressed(suppressed);
            }
            return copy;
        } catch (ReflectiveOperationException | RuntimeException cannotBeCopied) {
            return original;
        }
    }

    private static Throwable construct(Throwable original, String text, String advice)
            throws ReflectiveOperationException {
        if (original instanceof FileSystemException refused) {
            return fileSystemException(refused, advice);
        }
        // It appends the ids of the request, from which a line's end keeps what is to be pasted apart.
        Throwable fromSdk = shadedSdkException(original, text + advice + "\n");
        if (fromSdk != null) {
            return fromSdk;
        }
        Throwable copy = byConstructor(original, text + advice);
        return copy != null && copyFields(original, copy, Throwable.class) ? copy : null;
    }

    /** Its message is made of the two paths and the reason, and its constructors take those. */
    private static Throwable fileSystemException(FileSystemException original, String advice)
            throws ReflectiveOperationException {
        String reason = original.getReason() == null ? advice : original.getReason() + advice;
        Throwable copy = original.getClass()
                .getConstructor(String.class, String.class, String.class)
                .newInstance(original.getFile(), original.getOtherFile(), reason);
        if (!copyFields(original, copy, FileSystemException.class)) {
            return null;
        }
        return original.getCause() == null ? copy : copy.initCause(original.getCause());
    }

    /** An exception of a relocated SDK for Java v2, whose own builder keeps everything else; null for any other. */
    private static Throwable shadedSdkException(Throwable original, String text) throws ReflectiveOperationException {
        if (!isSdkException(original)) {
            return null;
        }
        Method toBuilder;
        try {
            toBuilder = original.getClass().getMethod("toBuilder");
        } catch (NoSuchMethodException notOfTheSdk) {
            return null;
        }
        Class<?> builderType = toBuilder.getReturnType();
        Object builder = toBuilder.invoke(original);
        builderType.getMethod("message", String.class).invoke(builder, text);
        return (Throwable) builderType.getMethod("build").invoke(builder);
    }

    private static boolean isSdkException(Throwable original) {
        for (Class<?> type = original.getClass(); type != Throwable.class; type = type.getSuperclass()) {
            if (type.getName().endsWith(".SdkException")) {
                return true;
            }
        }
        return false;
    }

    private static Throwable byConstructor(Throwable original, String text) throws ReflectiveOperationException {
        Throwable cause = original.getCause();
        for (Constructor<?> constructor : original.getClass().getDeclaredConstructors()) {
            Class<?>[] types = constructor.getParameterTypes();
            if (types.length == 2
                    && types[0] == String.class
                    && takesCause(types[1], cause)
                    && accessible(constructor)) {
                return (Throwable) constructor.newInstance(text, cause);
            }
        }
        Constructor<?> constructor;
        try {
            constructor = original.getClass().getDeclaredConstructor(String.class);
        } catch (NoSuchMethodException noneTakesAMessage) {
            return null;
        }
        if (!accessible(constructor)) {
            return null;
        }
        Throwable copy = (Throwable) constructor.newInstance(text);
        return cause == null ? copy : copy.initCause(cause);
    }

    private static boolean takesCause(Class<?> type, Throwable cause) {
        return Throwable.class.isAssignableFrom(type) && type.isInstance(cause);
    }

    private static boolean accessible(Constructor<?> constructor) {
        boolean isPublic = Modifier.isPublic(constructor.getModifiers())
                && Modifier.isPublic(constructor.getDeclaringClass().getModifiers());
        return isPublic || constructor.trySetAccessible();
    }

    /**
     * Carries over the fields of the classes below {@code base}; false when one cannot be, as a field of a class in a
     * closed module.
     */
    private static boolean copyFields(Throwable original, Throwable copy, Class<?> base) throws IllegalAccessException {
        for (Class<?> type = original.getClass(); type != base; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                if (!field.trySetAccessible()) {
                    return false;
                }
                field.set(copy, field.get(original));
            }
        }
        return true;
    }

    private static boolean isWhole(Throwable original, String text, String advice, Throwable copy) {
        String message = copy.getMessage();
        return copy.getClass() == original.getClass()
                && copy.getCause() == original.getCause()
                && message != null
                && message.startsWith(text)
                && message.contains(advice);
    }
}
