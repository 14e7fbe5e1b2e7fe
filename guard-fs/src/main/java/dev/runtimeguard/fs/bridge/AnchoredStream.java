package dev.runtimeguard.fs.bridge;

import java.nio.file.Path;

/** A directory stream that holds its directory by path. */
public interface AnchoredStream {

    /** The directory as the program named it. */
    Path directory();
}
