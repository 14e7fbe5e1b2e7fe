package dev.runtimeguard.fs.explain;

import java.security.CodeSource;

/**
 * Who asked for a file operation: the first frame outside the JDK, and the jar or directory its class came from.
 *
 * @param frame the frame as a stack trace prints it
 * @param className the frame's class, by its binary name
 * @param library the file name of the jar or directory; null when not known
 */
public record Culprit(String frame, String className, String library) {

    /** And what the guard puts between a program and the JDK. */
    private static final String[] JDK = {
        "java.", "javax.", "jdk.", "sun.", "com.sun.", "dev.runtimeguard.fs.bridge.", "dev.runtimeguard.fs.overlay."
    };

    /** The culprit in a failure's stack trace, or null when it has no frame outside the JDK. */
    public static Culprit of(Throwable failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (!isOfJdk(frame)) {
                return new Culprit(frame.toString(), frame.getClassName(), libraryOf(frame.getClassName()));
            }
        }
        return null;
    }

    /** The culprit in a sentence, as {@code com.acme.Lib.save(Lib.java:12) of lib-1.2.jar}. */
    public String text() {
        return library == null ? frame : frame + " of " + library;
    }

    static boolean isOfJdk(StackTraceElement frame) {
        for (String prefix : JDK) {
            if (frame.getClassName().startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static String libraryOf(String className) {
        try {
            // The function's classes are the context class loader's, in the runtime as in a test.
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            CodeSource source = Class.forName(className, false, loader)
                    .getProtectionDomain()
                    .getCodeSource();
            if (source == null || source.getLocation() == null) {
                return null;
            }
            String path = source.getLocation().getPath();
            String withoutSlash = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            return withoutSlash.substring(withoutSlash.lastIndexOf('/') + 1);
        } catch (ClassNotFoundException | LinkageError | RuntimeException notVisibleFromHere) {
            return null;
        }
    }
}
