package dev.runtimeguard.fs.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runtimeguard.fs.testing.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The packaged jar in a JVM with a /tmp of 64 MB of its own, of which GUARD_TMP_SIZE_MB leaves 8. */
@EnabledIfSystemProperty(named = "agent.jar", matches = ".+", disabledReason = "runs once the jar is packaged")
final class RehearsalIT {

    @Test
    void writesBeyondTheSizeFailAsOnAFullFileSystem() throws Exception {
        assumeTrue(mayMount(), "a mount namespace, for which this user must be root");
        // What the program needs must not be hidden by its own /tmp.
        Path elsewhere = Files.createTempDirectory(Path.of("/var/tmp"), "rehearsal");
        try {
            Path jar = Files.copy(
                    Path.of(System.getProperty("agent.jar")),
                    elsewhere.resolve("guard-fs.jar"),
                    StandardCopyOption.REPLACE_EXISTING);
            copyProbe(elsewhere);
            List<String> probe = List.of(
                    ChildProcess.java(),
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:+BytecodeVerificationLocal",
                    "-javaagent:" + jar,
                    "-cp",
                    elsewhere.toString(),
                    SpaceProbe.class.getName(),
                    elsewhere.toString());

            assertThat(run(probe).output().strip()).isEqualTo("ALL GOOD");
        } finally {
            delete(elsewhere);
        }
    }

    private static void copyProbe(Path target) throws IOException {
        Path classes = Path.of(System.getProperty("test.classes"));
        String ours = SpaceProbe.class.getPackageName().replace('.', '/');
        Files.createDirectories(target.resolve(ours));
        try (Stream<Path> all = Files.list(classes.resolve(ours))) {
            for (Path one : all.filter(path -> path.getFileName().toString().startsWith("SpaceProbe"))
                    .toList()) {
                Files.copy(one, target.resolve(ours).resolve(one.getFileName()));
            }
        }
    }

    private static boolean mayMount() throws InterruptedException {
        try {
            return run(List.of("true")).exitCode() == 0;
        } catch (IOException noUnshare) {
            return false;
        }
    }

    private static ChildProcess.Ended run(List<String> program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("unshare", "-m", "sh", "-c", "mount -t tmpfs -o size=64m none /tmp && exec \"$@\"", "sh"));
        command.addAll(program);
        return new ChildProcess(command)
                .environment(Map.of("GUARD_TMP_SIZE_MB", "8"))
                .run(Duration.ofMinutes(2));
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
