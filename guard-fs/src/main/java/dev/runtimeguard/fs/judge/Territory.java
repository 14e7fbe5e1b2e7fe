package dev.runtimeguard.fs.judge;

import java.nio.file.Path;

/** Which paths a function may write to on Lambda, and which the guard answers for. */
public interface Territory {

    /**
     * Whether the path is in a writable place: the ephemeral storage, a writable mount, a device, or a directory that
     * the settings name. Does no I/O.
     *
     * @param real an absolute, normalised path without symbolic links
     */
    boolean isWritable(Path real);

    /**
     * Whether a write to the path, outside the writable places, is refused: by the machine or, in strict mode, by
     * policy. May ask the kernel.
     *
     * @param real an absolute, normalised path without symbolic links; it or some of its parents may not exist
     */
    boolean refuses(Path real);
}
