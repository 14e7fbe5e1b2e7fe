package dev.runtimeguard.fs.bridge;

import java.nio.charset.Charset;
import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What {@link IoBridge} and {@link NioBridge} share: whom to ask, whether to ask at all, and the slots through which a
 * copy of the library in another class loader meets the agent. Static and mutable of necessity: the patched JDK has
 * nothing else to hold on to. In the boot loader there is one of it in a process.
 */
public final class FileBridge {

    private static final String STORAGE = "/tmp/";

    /** Takes a finding of the agent as a map of JDK types; null while no copy of the library has connected. */
    private static volatile Consumer<Map<String, Object>> findings;

    /** Takes a request to the agent as a map of JDK types; null while there is nothing to ask. */
    private static volatile Function<Map<String, Object>, Object> control;

    private static volatile FileCalls calls;
    private static volatile boolean reads;
    private static volatile boolean writes;

    /** The ephemeral storage with its last slash; null to ask about every path. */
    private static volatile String ephemeral;

    /**
     * The path that was found to lie in the ephemeral storage last: a program comes back to its file, and to read a path
     * takes longer than all else that is done here. Whichever thread's it is, that is true of it.
     */
    private static String lastEphemeral;

    /** Null while nobody wants to know. */
    private static volatile Creations creations;

    private static FileSystem system;
    private static JdkInternals internals;

    private FileBridge() {}

    /**
     * Hands over what the bridge cannot reach by itself; called once, before anything is patched.
     *
     * @param files the JDK's own file system, whatever the default provider is
     */
    public static void install(FileSystem files, JdkInternals jdk) {
        system = files;
        internals = jdk;
    }

    /** Asks {@code asked} about every write from now on; null ends all asking. */
    public static void ask(FileCalls asked) {
        calls = asked;
        writes = asked != null;
    }

    /** Whether look-ups are asked about too: they matter once something has been redirected. */
    public static void reads(boolean asked) {
        reads = asked;
    }

    /**
     * Leaves every path alone that plainly lies in a directory.
     *
     * @param prefix the directory with a slash at its end; null to ask about every path
     */
    public static void ephemeral(String prefix) {
        ephemeral = prefix;
    }

    /** A symbolic link was made: from now on a path below the ephemeral storage may lead out of it. */
    public static void linkSeen() {
        ephemeral = null;
    }

    /** Tells {@code log} of what is created below the ephemeral storage from now on; null for nobody. */
    public static void creations(Creations log) {
        creations = log;
    }

    public static Consumer<Map<String, Object>> findings() {
        return findings;
    }

    /** Sends findings to {@code consumer}, which returns at once and throws nothing; null disconnects. */
    public static void findings(Consumer<Map<String, Object>> consumer) {
        findings = consumer;
    }

    public static Function<Map<String, Object>, Object> control() {
        return control;
    }

    /** Answers requests by {@code function}; null for nobody. */
    public static void control(Function<Map<String, Object>, Object> function) {
        control = function;
    }

    /** Whom to ask about a look-up of {@code path}; null to leave the call alone. */
    static FileCalls looks(String path) {
        return reads && !plainlyEphemeral(path) ? calls : null;
    }

    /** Whom to ask about a write to {@code path}; null to leave the call alone. */
    static FileCalls writes(String path) {
        return writes && !plainlyEphemeral(path) ? calls : null;
    }

    /** Something may be created at {@code path}; of no interest outside of the ephemeral storage. */
    static void created(String path, boolean afresh) {
        Creations log = creations;
        if (log != null && path.startsWith(STORAGE)) {
            log.created(path, afresh);
        }
    }

    static void moved(String from, String to) {
        Creations log = creations;
        if (log != null && to.startsWith(STORAGE)) {
            log.moved(from, to);
        }
    }

    static boolean looking() {
        return reads;
    }

    static boolean writing() {
        return writes;
    }

    static FileCalls calls() {
        return calls;
    }

    /** The path that {@code java.io} gives the kernel for a text, or null when it gives it none. */
    static Path path(String text) {
        try {
            return text.isEmpty() ? null : system.getPath(text);
        } catch (InvalidPathException notInThisEncoding) {
            return encoded(text);
        }
    }

    /** With a question mark for whatever the JVM's encoding does not have; NUL is refused before it comes to that. */
    private static Path encoded(String text) {
        try {
            Charset encoding = Charset.forName(System.getProperty("sun.jnu.encoding"));
            return system.getPath(new String(text.getBytes(encoding), encoding));
        } catch (IllegalArgumentException leftToTheJdk) {
            return null;
        }
    }

    /** The directory of one of the JDK's own secure streams that is open, or null. */
    static Path directory(Object stream) {
        try {
            return internals.directory(stream);
        } catch (ReflectiveOperationException leftAlone) {
            return null;
        }
    }

    static byte[] bytes(Path path) throws ReflectiveOperationException {
        return internals.bytesForSystemCalls(path);
    }

    /** Throws what sun.nio.fs throws for an errno, undeclared as its class is not visible here. */
    static RuntimeException unixException(CallFailed failed) {
        try {
            // The cause lends its text: see NioBridge.errorText.
            FileBridge.<RuntimeException>sneak(
                    internals.unixException(failed.errno()).initCause(failed));
        } catch (ReflectiveOperationException notMade) {
            failed.addSuppressed(notMade);
        }
        return failed;
    }

    /** The text of the number in a UnixException, or null to have the JDK look it up. */
    static String errorText(Exception unixException) {
        try {
            return text(internals.errno(unixException));
        } catch (ReflectiveOperationException notReached) {
            return null;
        }
    }

    /** The text, in the C locale, of an error that a look at a path or a question for its access may end with; or null. */
    private static String text(int errno) {
        return switch (errno) {
            case Errno.EACCES -> "Permission denied";
            case Errno.ENOTDIR -> "Not a directory";
            case Errno.EROFS -> "Read-only file system";
            case Errno.ENAMETOOLONG -> "File name too long";
            case Errno.ELOOP -> "Too many levels of symbolic links";
            default -> null;
        };
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable any) throws T {
        throw (T) any;
    }

    @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // the very text, to save its reading
    private static boolean plainlyEphemeral(String path) {
        String prefix = ephemeral;
        if (prefix == null) {
            return false;
        }
        return path == lastEphemeral || plainlyBelow(prefix, path);
    }

    /** Decides by the text alone: a name of {@code .} or {@code ..} may lead anywhere. */
    private static boolean plainlyBelow(String prefix, String path) {
        if (!path.startsWith(prefix)) {
            return false;
        }
        for (int at = path.indexOf("/."); at >= 0; at = path.indexOf("/.", at + 1)) {
            int after = at + 2;
            if (after < path.length() && path.charAt(after) == '.') {
                after++;
            }
            if (after == path.length() || path.charAt(after) == '/') {
                return false;
            }
        }
        lastEphemeral = path;
        return true;
    }
}
