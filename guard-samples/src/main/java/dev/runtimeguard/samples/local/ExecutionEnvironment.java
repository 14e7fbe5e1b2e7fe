package dev.runtimeguard.samples.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What one function process needs, from its files to its Runtime API, and the duty to remove it all: on close, and
 * when this JVM ends without one.
 */
final class ExecutionEnvironment implements AutoCloseable {

    private final Path directory;
    private final RuntimeApi api;
    private final FunctionProcess process;
    private final boolean sandboxed;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread atExit = new Thread(this::closeAtExit, "local-lambda-exit");

    private ExecutionEnvironment(Path directory, RuntimeApi api, FunctionProcess process, boolean sandboxed) {
        this.directory = directory;
        this.api = api;
        this.process = process;
        this.sandboxed = sandboxed;
    }

    /**
     * Lays out the files and starts the process.
     *
     * @throws IOException when files cannot be copied or the process not be started; nothing is left behind
     */
    static ExecutionEnvironment start(FunctionConfig config, Sandbox sandbox) throws IOException {
        Path directory = Files.createTempDirectory("local-lambda-").toRealPath();
        RuntimeApi api = null;
        try {
            api = RuntimeApi.open(config.functionArn());
            FunctionImage image = FunctionImage.create(directory.resolve("image"), config);
            ExecutionPaths paths = sandbox.paths(image, config);
            Map<String, String> variables = FunctionEnvironment.of(config, paths, api.hostAndPort());
            List<String> command = JavaCommand.of(config, paths, sandbox.jvmOptions(image, config));
            FunctionProcess process = new FunctionProcess(
                    sandbox.start(image, config, directory, variables, command), config.logCopy(), api.polls()::end);
            ExecutionEnvironment environment =
                    new ExecutionEnvironment(directory, api, process, !(sandbox instanceof NoSandbox));
            Runtime.getRuntime().addShutdownHook(environment.atExit);
            return environment;
        } catch (IOException | RuntimeException e) {
            if (api != null) {
                api.close();
            }
            FileTrees.delete(directory);
            throw e;
        }
    }

    /** Returns the directory with all files of this environment, on this machine. */
    Path directory() {
        return directory;
    }

    RuntimeApi api() {
        return api;
    }

    FunctionProcess process() {
        return process;
    }

    boolean isSandboxed() {
        return sandboxed;
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            Runtime.getRuntime().removeShutdownHook(atExit);
            release();
        }
    }

    private void closeAtExit() {
        try {
            if (closed.compareAndSet(false, true)) {
                release();
            }
        } catch (IOException e) {
            // The JVM is going down: there is no one left to tell.
        }
    }

    private void release() throws IOException {
        try (api) {
            process.close();
            if (!sandboxed) {
                Orphans.kill("AWS_LAMBDA_RUNTIME_API", api.hostAndPort());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            FileTrees.delete(directory);
        }
    }
}
