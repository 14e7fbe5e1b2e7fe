package dev.runtimeguard.fs.overlay;

import java.nio.file.Path;

/**
 * A directory of the merged view.
 *
 * @param real its absolute path without symbolic links, as the program sees it
 * @param upper the directory in the upper layer; null where nothing in it was written yet
 * @param lower whether the lower layer's directory shows
 * @param up the directory above; null for the root
 */
record Dir(Path real, Path upper, boolean lower, Dir up) {

    /** The directory whose permissions the kernel would ask: the upper layer's where there is one. */
    Path physical() {
        return upper != null ? upper : real;
    }

    /** The nearest directory, this one included, that the upper layer has. */
    Dir nearestUpper() {
        Dir dir = this;
        while (dir.upper == null) {
            dir = dir.up;
        }
        return dir;
    }
}
