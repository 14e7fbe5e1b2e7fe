package dev.runtimeguard.fs.bridge;

import java.nio.file.Path;

/** What only a class that the JDK is opened to can do. */
public abstract class JdkInternals {

    /** The UnixException of an errno, which carries no path. */
    protected abstract Throwable unixException(int errno) throws ReflectiveOperationException;

    /** The number that a UnixException was made of. */
    protected abstract int errno(Throwable unixException) throws ReflectiveOperationException;

    /** The directory of one of the JDK's own secure streams that is open, or null. */
    protected abstract Path directory(Object stream) throws ReflectiveOperationException;

    /** A path as system calls take it: absolute or not, ending in NUL. */
    protected abstract byte[] bytesForSystemCalls(Path path) throws ReflectiveOperationException;
}
