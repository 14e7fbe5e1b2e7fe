package dev.runtimeguard.fs.judge;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Where a path leads.
 *
 * @param path absolute and normalised, without symbolic links except for the last name where that was not followed
 * @param attributes of what is there; null when nothing is, while its directory exists
 */
record RealPath(Path path, BasicFileAttributes attributes) {

    boolean exists() {
        return attributes != null;
    }

    boolean isDirectory() {
        return exists() && attributes.isDirectory();
    }

    boolean isLink() {
        return exists() && attributes.isSymbolicLink();
    }

    /** Whether it is a device, a pipe or a socket: writing to one changes nothing on its file system. */
    boolean isSpecial() {
        return exists() && attributes.isOther();
    }
}
