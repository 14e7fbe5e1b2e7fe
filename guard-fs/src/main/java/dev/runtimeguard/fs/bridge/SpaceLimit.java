package dev.runtimeguard.fs.bridge;

import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.file.Path;

/** A smaller storage than there is: fails what would not fit. Safe for use by several threads. */
public abstract class SpaceLimit {

    /** The file's current position, or its end where it is open for appending. */
    public static final long CURRENT = -1;

    /**
     * Told of a write.
     *
     * @param bytes how many
     * @param position where in the file, or {@link #CURRENT}
     * @throws IOException as the kernel's, when there is no room left
     */
    public abstract void writing(FileDescriptor file, long bytes, long position) throws IOException;

    /**
     * Told of a copy that the JDK makes natively.
     *
     * @throws IOException when there is no room left
     */
    public abstract void copying(Path source, Path target, long bytes) throws IOException;
}
