package dev.runtimeguard.samples.local;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of the function's process, as the managed runtime starts it. */
final class JavaCommand {

    /** The managed runtime leaves the rest of the function's memory to metaspace, code and threads. */
    private static final double HEAP_SHARE = 0.85;

    private JavaCommand() {}

    /**
     * Returns the command.
     *
     * @param extraOptions JVM options after those of the managed runtime and before the caller's
     */
    static List<String> of(FunctionConfig config, ExecutionPaths paths, List<String> extraOptions) {
        List<String> command = new ArrayList<>();
        String wrapper = config.environment().get("AWS_LAMBDA_EXEC_WRAPPER");
        if (wrapper != null) {
            command.add(wrapper);
        }
        command.add(paths.javaHome() + "/bin/java");
        command.add("-XX:MaxHeapSize=" + (long) (config.memoryMegabytes() * 1024 * HEAP_SHARE) + "k");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("--add-opens=java.base/java.io=ALL-UNNAMED");
        // Else Java 24 and later print a warning when the client loads its native library.
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
        command.addAll(extraOptions);
        command.addAll(config.jvmOptions());
        command.add("-classpath");
        command.add(config.classPath().runtime().stream()
                .map(jar -> paths.runtimeDir() + "/lib/" + jar.getFileName())
                .collect(Collectors.joining(":")));
        command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
        command.add(config.handler());
        return command;
    }
}
