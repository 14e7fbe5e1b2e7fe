package dev.runtimeguard.fs.judge;

import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who makes a file call on this thread: the first frame outside the JDK and the guard's file calls.
 *
 * @param text the frame as a stack trace prints it
 * @param type the class, by its binary name
 * @param library the file name of the jar or directory the class came from; null when not known
 */
public record CallingFrame(String text, String type, String library) {

    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** A class rather than a lambda: the first of those in a process takes milliseconds to link. */
    private static final Function<Stream<StackWalker.StackFrame>, StackWalker.StackFrame> FIRST = new Function<>() {
        @Override
        public StackWalker.StackFrame apply(Stream<StackWalker.StackFrame> frames) {
            for (Iterator<StackWalker.StackFrame> all = frames.iterator(); all.hasNext(); ) {
                StackWalker.StackFrame frame = all.next();
                if (!isOfJdk(frame.getDeclaringClass().getModule().getName()) && !isOfGuard(frame.getClassName())) {
                    return frame;
                }
            }
            return null;
        }
    };

    /** The frame, or null when only the JDK is on the stack, as on a thread of its own. */
    static CallingFrame ofThisThread() {
        StackWalker.StackFrame frame = first();
        return frame == null ? null : of(frame);
    }

    /** The frame as the JVM has it, which costs less than its text; null when only the JDK is on the stack. */
    public static StackWalker.StackFrame first() {
        return WALKER.walk(FIRST);
    }

    /** A frame that {@link #first} found. */
    public static CallingFrame of(StackWalker.StackFrame frame) {
        return new CallingFrame(
                frame.toStackTraceElement().toString(), frame.getClassName(), libraryOf(frame.getDeclaringClass()));
    }

    /** The {@link #text} of the frame that a failure comes from, or null when it has none of a program. */
    static String textIn(Throwable failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (!isOfJdk(frame.getModuleName()) && !isOfGuard(frame.getClassName())) {
                return frame.toString();
            }
        }
        return null;
    }

    private static boolean isOfGuard(String className) {
        return className.startsWith("dev.runtimeguard.fs.");
    }

    /** By its module: names tell less, as there are libraries in {@code javax} and {@code com.sun}. */
    private static boolean isOfJdk(String module) {
        return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
    }

    private static String libraryOf(Class<?> type) {
        ProtectionDomain domain = type.getProtectionDomain();
        CodeSource source = domain == null ? null : domain.getCodeSource();
        if (source == null || source.getLocation() == null) {
            return null;
        }
        String path = source.getLocation().getPath();
        String withoutSlash = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return withoutSlash.substring(withoutSlash.lastIndexOf('/') + 1);
    }
}
