package dev.runtimeguard.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs {@link FileAccess} without the agent and with it in each mode, in turns, so that the machine's drift hits all;
 * prints each mode's time as a ratio to the turn's run without the agent (the median), and the bytes it allocates.
 *
 * <p>Takes the number of turns as its argument, 5 without one. Needs root, for a file system that refuses writes, and the
 * packaged agent, so a build up to {@code package}.
 */
public final class FileAccessTurns {

    /** A line of JMH's table: the benchmark, its mode, count, score. */
    private static final Pattern SCORE =
            Pattern.compile("FileAccess\\.(\\w+)(:gc\\.alloc\\.rate\\.norm)?\\s+avgt\\s+\\d+\\s+([0-9.,]+|≈ \\S+)");

    /** Runs what follows with a directory, named first, on a file system that refuses writes. Needs root. */
    private static final List<String> READ_ONLY = List.of(
            "unshare",
            "-m",
            "sh",
            "-c",
            "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\" && exec \"$@\"");

    private FileAccessTurns() {}

    public static void main(String[] args) throws Exception {
        int turns = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        String agent = "-javaagent:" + PackagedAgent.jar();
        Path place = Files.createTempDirectory(Path.of("").toAbsolutePath(), "refused");
        Map<String, List<Map<String, Double>>> runs = new LinkedHashMap<>();
        for (int turn = 0; turn < turns; turn++) {
            add(runs, "none", run(null, null, place));
            add(runs, "explain", run(agent, "explain", place));
            add(runs, "redirect, empty overlay", run(agent, "redirect", null));
            add(runs, "redirect", run(agent, "redirect", place));
        }
        List<Map<String, Double>> base = runs.get("none");
        for (Map.Entry<String, List<Map<String, Double>>> mode : runs.entrySet()) {
            System.out.printf("%s, Java %s, median of %d turns%n", mode.getKey(), Runtime.version(), turns);
            for (String benchmark : base.get(0).keySet()) {
                print(benchmark, base, mode.getValue());
            }
        }
        Files.deleteIfExists(place.resolve("written.txt"));
        Files.delete(place);
    }

    private static void print(String benchmark, List<Map<String, Double>> base, List<Map<String, Double>> runs) {
        List<Double> ratios = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int turn = 0; turn < runs.size(); turn++) {
            Double value = runs.get(turn).get(benchmark);
            Double bare = base.get(turn).get(benchmark);
            if (value != null && bare != null) {
                values.add(value);
                ratios.add(value / bare);
            }
        }
        if (!values.isEmpty()) {
            System.out.printf("  %-24s %10.1f   x %.3f%n", benchmark, InitTime.median(values), InitTime.median(ratios));
        }
    }

    private static void add(Map<String, List<Map<String, Double>>> runs, String mode, Map<String, Double> result) {
        runs.computeIfAbsent(mode, first -> new ArrayList<>()).add(result);
    }

    /** @param place where the written file is, outside the writable places; null to leave the overlay empty */
    private static Map<String, Double> run(String agent, String mode, Path place) throws Exception {
        Path overlay = Files.createTempDirectory("overlay");
        List<String> command = new ArrayList<>();
        if (place != null && "redirect".equals(mode)) {
            command.addAll(READ_ONLY);
            command.add(place.toString());
        }
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                "org.openjdk.jmh.Main",
                FileAccess.class.getName(),
                "-prof",
                "gc"));
        List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        if (agent != null) {
            options.add(agent);
        }
        if (place != null) {
            options.add("-Dbench.written=" + place.resolve("written.txt"));
        }
        command.add("-jvmArgs");
        command.add(String.join(" ", options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("GUARD_REPORT", "off");
        if (mode != null) {
            builder.environment().put("GUARD_FS", mode);
            builder.environment()
                    .put("GUARD_FS_OVERLAY_DIR", overlay.resolve("guard").toString());
        }
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(out);
        }
        delete(overlay.toFile());
        return scores(out);
    }

    private static Map<String, Double> scores(String out) {
        Map<String, Double> scores = new LinkedHashMap<>();
        Matcher line = SCORE.matcher(out);
        while (line.find()) {
            String what = line.group(2) == null ? " ns" : " B";
            String score = line.group(3).startsWith("≈") ? "0" : line.group(3).replace(",", "");
            scores.put(line.group(1) + what, Double.valueOf(score));
        }
        return scores;
    }

    private static void delete(File file) {
        File[] children = file.listFiles();
        if (children != null) {
            for (File child : children) {
                delete(child);
            }
        }
        file.delete();
    }
}
