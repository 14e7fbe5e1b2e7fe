package dev.runtimeguard.fs.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Another program, a JVM as a rule. It inherits no flag of the guard's and no options for JVMs from this process, which may
 * well run with some.
 */
public final class ChildProcess {

    /** How Lambda starts a JVM. One that runs for seconds would spend half of them on compiling what it runs once. */
    public static final List<String> AS_ON_LAMBDA = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final List<String> OF_EVERY_JVM = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH");

    private final List<String> command;
    private final Map<String, String> environment = new HashMap<>();
    private boolean errorsDiscarded;

    public ChildProcess(List<String> command) {
        this.command = List.copyOf(command);
    }

    /**
     * How it ended.
     *
     * @param output all it wrote, in UTF-8
     */
    public record Ended(int exitCode, String output) {}

    /** The launcher of the JDK that runs the tests. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Adds variables to what is inherited. */
    public ChildProcess environment(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Leaves standard error out of the output. */
    public ChildProcess discardingErrors() {
        errorsDiscarded = true;
        return this;
    }

    /**
     * Starts it and waits for its end.
     *
     * @throws AssertionError when it runs longer than that; it is killed
     * @throws IOException when there is no such program
     */
    public Ended run(Duration limit) throws IOException, InterruptedException {
        // Not a pipe, which a grandchild may hold open.
        Path output = Files.createTempFile("child", ".txt");
        try {
            Process process = start(output);
            try {
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("still running: " + command + "\n" + Files.readString(output));
                }
                return new Ended(process.exitValue(), Files.readString(output));
            } finally {
                process.destroyForcibly();
            }
        } finally {
            Files.delete(output);
        }
    }

    private Process start(Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output.toFile());
        if (errorsDiscarded) {
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        } else {
            builder.redirectErrorStream(true);
        }
        builder.environment().keySet().removeIf(name -> name.startsWith("GUARD_") || OF_EVERY_JVM.contains(name));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
