package dev.runtimeguard.samples.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Lambda's directories below a temporary one, and nothing in the way of the function. */
final class NoSandbox implements Sandbox {

    @Override
    public ExecutionPaths paths(FunctionImage image, FunctionConfig config) {
        return new ExecutionPaths(
                image.taskRoot().toString(),
                image.root().resolve("var/runtime").toString(),
                config.javaHome().toString(),
                image.root().resolve("opt").toString());
    }

    @Override
    public List<String> jvmOptions(FunctionImage image, FunctionConfig config) throws IOException {
        Path library = RuntimeNativeLibrary.extract(config.classPath().runtime(), image.root());
        return List.of(
                "-Djava.io.tmpdir=" + image.root().resolve("tmp"),
                "-D" + RuntimeNativeLibrary.LOCATION_PROPERTY + "=" + library);
    }

    @Override
    public Process start(
            FunctionImage image,
            FunctionConfig config,
            Path workDirectory,
            Map<String, String> environment,
            List<String> command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(image.taskRoot().toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }
}
