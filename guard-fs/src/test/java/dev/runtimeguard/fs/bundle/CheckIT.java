package dev.runtimeguard.fs.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.fs.testing.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar as a command, with nothing else on the class path. */
@EnabledIfSystemProperty(named = "agent.jar", matches = ".+", disabledReason = "runs once the jar is packaged")
class CheckIT {

    @TempDir
    Path directory;

    @Test
    void theJarInspectsAPackageAndKnowsTheLibraries() throws Exception {
        Path zip = new TestZip()
                .unix("lib/h2-2.2.224.jar", 0100644, new TestZip().bytes())
                .unix("settings.properties", 0100600, new byte[1])
                .write(directory.resolve("function.zip"));
        ChildProcess.Ended check = new ChildProcess(
                        List.of(ChildProcess.java(), "-jar", System.getProperty("agent.jar"), "check", zip.toString()))
                .run(Duration.ofMinutes(2));

        assertThat(check.output().lines())
                .anySatisfy(line -> assertThat(line).startsWith("error [file-not-readable] settings.properties"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("warning [writes-outside-tmp] H2 writes the database file"));
        assertThat(check.exitCode()).isEqualTo(Check.FINDINGS);
    }
}
