package dev.runtimeguard.benchmarks;

import dev.runtimeguard.benchmarks.FileAccess.Call;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of {@link FileAccess}, with the managed runtime's flags, that waits for orders. */
final class FileAccessProcess implements Closeable {

    /** Runs what follows with a directory, named first, on a file system that refuses writes. Needs root. */
    private static final List<String> READ_ONLY = List.of(
            "unshare",
            "-m",
            "sh",
            "-c",
            "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\" && exec \"$@\"");

    /** What one call took, on the average of many. */
    record Taken(double nanos, double bytes) {}

    private final Process process;
    private final Path overlay;
    private final PrintStream orders;
    private final BufferedReader answers;

    private FileAccessProcess(List<String> command, String mode) throws IOException {
        overlay = Files.createTempDirectory("overlay");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("GUARD_REPORT", "off");
        builder.environment()
                .put("GUARD_FS_OVERLAY_DIR", overlay.resolve("guard").toString());
        if (mode != null) {
            builder.environment().put("GUARD_FS", mode);
        }
        process = builder.start();
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
        answers = process.inputReader(StandardCharsets.US_ASCII);
    }

    /** Without the agent. */
    static FileAccessProcess plain(String written) throws IOException {
        return new FileAccessProcess(java(null, written), null);
    }

    /**
     * With the agent.
     *
     * @param refused a directory that refuses writes; null for none
     * @param written the file to write to; null for none
     */
    static FileAccessProcess in(String mode, Path refused, String written) throws IOException {
        List<String> command = new ArrayList<>();
        if (refused != null) {
            command.addAll(READ_ONLY);
            command.add(refused.toString());
        }
        command.addAll(java("-javaagent:" + PackagedAgent.jar(), written));
        return new FileAccessProcess(command, mode);
    }

    private static List<String> java(String agent, String written) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        if (agent != null) {
            command.add(agent);
        }
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), FileAccess.class.getName()));
        if (written != null) {
            command.add(written);
        }
        return command;
    }

    Taken make(Call call, int times) throws IOException {
        orders.println(call.name() + " " + times);
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the measured process ended: " + process);
        }
        String[] figures = answer.split(" ", -1);
        return new Taken(Double.parseDouble(figures[0]) / times, Double.parseDouble(figures[1]) / times);
    }

    @Override
    public void close() throws IOException {
        orders.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Trees.delete(overlay);
    }
}
