package dev.runtimeguard.fs.bundle;

/** What a program wanted of a path. */
public enum Use {
    /** To read a file or list a directory. */
    READ,
    /** To run a file as a program. */
    EXECUTE,
    /** To load a file as a native library. */
    LOAD,
    /** Not known: what the file is tells. */
    ANY
}
