package dev.runtimeguard.fs.explain;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What file calls were refused lately, by who looked on: the agent. Asked for the exceptions that do not say their path,
 * as those of {@code File.createNewFile} and {@code File.createTempFile}. An implementation is found with
 * {@link java.util.ServiceLoader}; it has a public constructor without parameters, is safe for use by several threads
 * and returns at once.
 */
public interface RecentRefusals {

    /**
     * The path of the call that {@code failure} comes from, as the program gave it; empty when not known for sure.
     *
     * @param failure the JDK's exception, with the stack trace of the call
     */
    Optional<Path> pathOf(Throwable failure);
}
