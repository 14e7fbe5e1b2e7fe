package dev.runtimeguard.samples.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A place for the function's process to run in. */
interface Sandbox {

    /** Returns the paths a process sees in here. */
    ExecutionPaths paths(FunctionImage image, FunctionConfig config);

    /**
     * Returns JVM options that only this place needs.
     *
     * @throws IOException when a file they name cannot be written
     */
    List<String> jvmOptions(FunctionImage image, FunctionConfig config) throws IOException;

    /**
     * Starts a process in the image's task root, with the given environment and no other variable. Its standard error
     * goes where its standard output goes.
     *
     * @param workDirectory a directory for files of the sandbox's own, out of the process's sight
     */
    Process start(
            FunctionImage image,
            FunctionConfig config,
            Path workDirectory,
            Map<String, String> environment,
            List<String> command)
            throws IOException;
}
