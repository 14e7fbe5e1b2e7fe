package dev.runtimeguard.fs.overlay;

import java.io.IOException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What a program does to files: plainly, through the overlay at the system-call boundary, or under the agent. */
interface FileOperations {

    void write(Path path, Set<? extends OpenOption> options, byte[] data) throws IOException;

    byte[] read(Path path) throws IOException;

    void createDirectory(Path path) throws IOException;

    void createSymbolicLink(Path link, Path target) throws IOException;

    void createLink(Path link, Path existing) throws IOException;

    void delete(Path path) throws IOException;

    /** As {@code Files.move} with {@code ATOMIC_MOVE}. */
    void rename(Path from, Path to) throws IOException;

    void setMode(Path path, int mode) throws IOException;

    void setTime(Path path, long millis, boolean followLinks) throws IOException;

    List<Path> list(Path directory) throws IOException;

    Path realPath(Path path) throws IOException;

    Path readLink(Path path) throws IOException;

    /** Kind, size, permissions, number of links, and the time of last modification when it was set. */
    String attributes(Path path, boolean followLinks) throws IOException;

    boolean exists(Path path);

    boolean isWritable(Path path);
}
