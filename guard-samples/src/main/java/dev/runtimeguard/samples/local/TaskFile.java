package dev.runtimeguard.samples.local;

import java.io.IOException;
import java.nio.file.Path;

/** Something of the caller's to lay out in the task root besides the class path. */
@FunctionalInterface
interface TaskFile {

    /** Writes it below the given directory, which stands for /var/task. */
    void writeTo(Path taskRoot) throws IOException;
}
