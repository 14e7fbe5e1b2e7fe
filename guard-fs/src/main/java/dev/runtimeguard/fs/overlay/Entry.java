package dev.runtimeguard.fs.overlay;

import java.nio.file.Path;

/**
 * What a path of the merged view leads to.
 *
 * @param parent the directory that has the name; null when the path ends in the root, {@code .} or {@code ..}
 * @param name the name in it; null when there is no parent
 * @param real the absolute path without symbolic links, save where the entry is one
 * @param upper the path in the upper layer when it is there, else null
 * @param kind what is there
 * @param fileKey the file's device and inode; null when missing
 * @param crossed whether the kernel, given the program's path, would not come to {@code real}
 * @param untouchable whether the path goes through a link of /proc to something without a path
 */
record Entry(
        Dir parent, Path name, Path real, Path upper, Kind kind, Object fileKey, boolean crossed, boolean untouchable) {

    Path physical() {
        return upper != null ? upper : real;
    }

    boolean missing() {
        return kind == Kind.MISSING;
    }

    boolean directory() {
        return kind == Kind.DIRECTORY;
    }

    boolean inUpper() {
        return upper != null;
    }
}
