package dev.runtimeguard.fs.bridge;

/** The errors that the JDK makes exceptions of their own of, with their numbers on Linux. */
final class Errno {
    static final int ENOENT = 2;
    static final int EIO = 5;
    static final int EACCES = 13;
    static final int EEXIST = 17;
    static final int ENOTDIR = 20;

    private Errno() {}
}
