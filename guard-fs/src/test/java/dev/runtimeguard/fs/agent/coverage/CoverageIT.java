package dev.runtimeguard.fs.agent.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runtimeguard.fs.testing.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every file-touching method of the JDK in a place that refuses, through the packaged agent: it does and answers what it
 * does and answers in a plain directory without the agent, and the place stays as it was underneath.
 */
@EnabledIfSystemProperty(named = "agent.jar", matches = ".+", disabledReason = "runs once the jar is packaged")
final class CoverageIT {
    private static final String JAR = System.getProperty("agent.jar");
    private static final String NOBODY = "65534";

    /** Not in the writable places, as the temporary directory of the tests is. */
    private static final Path OUTSIDE = Path.of("/var/tmp");

    private static final List<String> PLAINLY = new ArrayList<>();

    private Path directory;
    private Path plain;
    private Path refusing;
    private Path overlays;

    @BeforeEach
    void makePlaces() throws IOException, InterruptedException {
        assumeTrue(Files.isWritable(OUTSIDE) && !Path.of("").toAbsolutePath().startsWith(OUTSIDE));
        directory = open(Files.createTempDirectory(OUTSIDE, "coverage"));
        plain = open(Files.createDirectory(directory.resolve("plain")));
        refusing = open(Files.createDirectory(directory.resolve("refusing")));
        overlays = Files.createTempDirectory("overlays");
        // As /tmp is: the guard uses no overlay that others could replace.
        Files.setAttribute(overlays, "unix:mode", 01777);
        run(List.of(), List.of(), Map.of(), "make", refusing.toString());
    }

    private static Path open(Path made) throws IOException {
        return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @AfterEach
    void removePlaces() throws IOException {
        Fixture.remove(directory);
        Fixture.remove(overlays);
    }

    @Test
    void whatIsRefusedByPolicyWorksAsInAPlainDirectory() throws Exception {
        // The other way to refuse is the kernel's own; both take minutes.
        assumeTrue(!isRoot() || Integer.getInteger("fuzz.rounds", 0) > 100_000, "run by the profile fuzz");

        compare(plainly(), guarded(List.of(), "true"));
    }

    @Test
    void whatIsRefusedByAReadOnlyFileSystemWorksAsInAPlainDirectory() throws Exception {
        String mounted = "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\" && exec \"$@\"";
        List<String> readOnly = List.of("unshare", "-m", "sh", "-c", mounted, refusing.toString());
        assumeTrue(isRoot() && succeeds(readOnly, "true"), "may not mount");

        compare(plainly(), guarded(readOnly, "false"));
    }

    /** The same for every way to refuse, and as slow as they are. */
    private List<String> plainly() throws IOException, InterruptedException {
        if (PLAINLY.isEmpty()) {
            PLAINLY.addAll(run(List.of(), List.of(), Map.of(), "plain", plain.toString()));
        }
        return PLAINLY;
    }

    private List<String> guarded(List<String> before, String strict) throws IOException, InterruptedException {
        String packaged = Fixture.look(refusing);
        Map<String, String> flags =
                Map.of("GUARD_FS", "redirect", "GUARD_STRICT", strict, "GUARD_FS_OVERLAY_DIR", overlays + "/first");
        List<String> lines = run(
                before,
                List.of("-javaagent:" + JAR),
                flags,
                "guarded",
                refusing.toString(),
                overlays.toString(),
                strict);
        assertThat(Fixture.look(refusing)).as("the place that refuses").isEqualTo(packaged);
        return lines;
    }

    private static void compare(List<String> plainly, List<String> guarded) {
        Map<String, String> expected = answers(plainly);
        Map<String, String> differing = new TreeMap<>();
        int compared = 0;
        for (String line : guarded) {
            String[] row = line.split("\t", 5);
            if (row[0].equals("ROW")) {
                compared++;
                String wanted = expected.get(row[2] + " " + row[3]);
                if (!row[4].equals(wanted)) {
                    differing.put(
                            row[3] + " " + row[1] + " " + row[2],
                            "\n    guarded: " + row[4].replace("\\n", "\n") + "\n    plain:   "
                                    + String.valueOf(wanted).replace("\\n", "\n"));
                }
            } else if (!line.contains("\"code\":\"fs.redirected\"")) {
                differing.put("said", line);
            }
        }
        long driven =
                Coverage.rows().stream().filter(row -> row.drive() != null).count();
        assertThat(compared).as("comparisons").isGreaterThan((int) driven * 8);
        expected.forEach((row, answer) -> {
            if (row.startsWith("GOOD") && answer.startsWith("FAILED")) {
                differing.put(row, "does not even work in a plain directory: " + answer);
            }
        });
        if (!differing.isEmpty()) {
            StringBuilder text = new StringBuilder();
            differing.forEach((row, difference) -> text.append("\n").append(row).append(difference));
            fail(differing.size() + " of " + compared + " differ:" + text);
        }
    }

    private static Map<String, String> answers(List<String> lines) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String line : lines) {
            String[] row = line.split("\t", 5);
            assertThat(row).as(line).hasSize(5);
            answers.put(row[2] + " " + row[3], row[4]);
        }
        return answers;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static boolean succeeds(List<String> before, String command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(before);
        all.add(command);
        return new ProcessBuilder(all).start().waitFor() == 0;
    }

    private List<String> run(
            List<String> before, List<String> options, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        command.add(ChildProcess.java());
        command.addAll(ChildProcess.AS_ON_LAMBDA);
        command.addAll(options);
        command.addAll(List.of("-Djava.awt.headless=true", "-Xmx256m"));
        command.addAll(List.of("-cp", System.getProperty("test.classes") + ":" + JAR));
        command.add(CoverageProbe.class.getName());
        command.addAll(List.of(arguments));
        ChildProcess.Ended ended = new ChildProcess(command)
                .environment(environment)
                .discardingErrors()
                .run(Duration.ofMinutes(10));
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return ended.output().lines().toList();
    }
}
