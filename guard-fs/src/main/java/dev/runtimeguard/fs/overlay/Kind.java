package dev.runtimeguard.fs.overlay;

import java.nio.file.attribute.BasicFileAttributes;

/** What is at a path. */
enum Kind {
    MISSING,
    FILE,
    DIRECTORY,
    LINK,
    OTHER;

    static Kind of(BasicFileAttributes attributes) {
        if (attributes == null) {
            return MISSING;
        }
        if (attributes.isRegularFile()) {
            return FILE;
        }
        if (attributes.isDirectory()) {
            return DIRECTORY;
        }
        return attributes.isSymbolicLink() ? LINK : OTHER;
    }
}
