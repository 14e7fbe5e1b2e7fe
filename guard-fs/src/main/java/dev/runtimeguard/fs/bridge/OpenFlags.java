package dev.runtimeguard.fs.bridge;

/**
 * The flags of open(2) that matter here, with their values on Linux, which x86_64 and aarch64 share except for
 * {@code O_NOFOLLOW} and {@code O_DIRECTORY} (asm-generic/fcntl.h and arch/arm64/include/uapi/asm/fcntl.h).
 */
public final class OpenFlags {
    public static final int WRITE_ONLY = 01;
    public static final int READ_WRITE = 02;
    public static final int CREATE = 0100;
    public static final int EXCLUSIVE = 0200;
    public static final int TRUNCATE = 01000;
    public static final int APPEND = 02000;

    private OpenFlags() {}

    /** Whether an opening with {@code flags} may change anything. */
    public static boolean changes(int flags) {
        return (flags & (WRITE_ONLY | READ_WRITE | CREATE | TRUNCATE)) != 0;
    }

    /** Whether the last name is not followed when it is a symbolic link. */
    public static boolean noFollow(int flags) {
        return (flags & NoFollow.FLAG) != 0;
    }

    /** Read on first use: the property is a system call away from nothing, but the class is loaded at every start. */
    private static final class NoFollow {
        static final int FLAG = System.getProperty("os.arch").equals("aarch64") ? 0100000 : 0400000;
    }
}
