package dev.runtimeguard.fs.overlay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A directory of the upper layer that its owner may use for a while, whatever its mode: what the kernel does inside a
 * directory without asking for permissions, such as finding out whether it is empty, takes them here.
 */
final class Opened {

    private static final int OWNER_ALL = 0700;

    private final Path directory;
    private final int mode;

    private Opened(Path directory, int mode) {
        this.directory = directory;
        this.mode = mode;
    }

    /** Opens the directory up; null for none is nothing. Under the names' lock, since it is seen by others. */
    static Opened up(Path directory) throws IOException {
        int mode = directory == null ? OWNER_ALL : Access.mode(directory).bits();
        if ((mode & OWNER_ALL) != OWNER_ALL) {
            Files.setAttribute(directory, "unix:mode", mode | OWNER_ALL);
        }
        return new Opened(directory, mode);
    }

    /** Gives the directory its mode back. */
    void close() throws IOException {
        if ((mode & OWNER_ALL) != OWNER_ALL) {
            Files.setAttribute(directory, "unix:mode", mode);
        }
    }
}
