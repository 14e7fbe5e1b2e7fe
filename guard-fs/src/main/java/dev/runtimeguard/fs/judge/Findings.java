package dev.runtimeguard.fs.judge;

import dev.runtimeguard.fs.bridge.Call;
import java.nio.file.Path;

/** Takes what the file calls come upon; returns at once, and never throws. */
public interface Findings {

    /**
     * A write was refused, or would be by the kernel in a moment.
     *
     * @param path the path as the program gave it
     */
    void refused(Call call, Path path);

    /**
     * A path was sent into the overlay for the first time.
     *
     * @param path the path as the program gave it
     * @param redirectedTo where its file lives
     */
    void redirected(Call call, Path path, Path redirectedTo);
}
