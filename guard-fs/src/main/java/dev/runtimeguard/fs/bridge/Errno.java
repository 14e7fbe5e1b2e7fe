package dev.runtimeguard.fs.bridge;

/** Numbers of errors on Linux; constants only, as the class is not where the patched JDK would find it. */
final class Errno {
    static final int ENOENT = 2;
    static final int EIO = 5;
    static final int EACCES = 13;
    static final int EEXIST = 17;
    static final int EXDEV = 18;
    static final int ENOTDIR = 20;
    static final int EROFS = 30;
    static final int ENAMETOOLONG = 36;
    static final int ENOTEMPTY = 39;
    static final int ELOOP = 40;

    private Errno() {}
}
