package dev.runtimeguard.fs.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.acme.Exporter;
import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.CallFailed;
import dev.runtimeguard.fs.bridge.OpenFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRunTest {

    private static final int NEW = OpenFlags.WRITE_ONLY | OpenFlags.CREATE | OpenFlags.TRUNCATE;

    @TempDir
    Path temporary;

    private Path inside;
    private Path outside;
    private TestRun run;

    @BeforeEach
    void places() throws IOException {
        Path root = temporary.toRealPath();
        inside = Files.createDirectory(root.resolve("inside"));
        outside = Files.createDirectory(root.resolve("outside"));
        run = new TestRun(new OneWritableDirectory(inside, true), List.of("org.tool."));
    }

    private TestRun withTool() {
        return new TestRun(new OneWritableDirectory(inside, true), List.of("com.acme."));
    }

    @Test
    void remembersEachRefusalOnce() {
        Path path = outside.resolve("new");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> Exporter.run(() -> run.create(path, Call.FILE_MKDIR)))
                    .isInstanceOf(CallFailed.class);
        }
        Path byAnotherName = outside.resolve("../outside/new");
        assertThatThrownBy(() -> Exporter.run(() -> run.create(byAnotherName, Call.FILE_MKDIR)))
                .isInstanceOf(CallFailed.class);

        assertThat(run.refused()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Finding.SILENT);
            assertThat(finding.path()).isEqualTo(path.toString());
            assertThat(finding.culprit()).startsWith("com.acme.Exporter.run(Exporter.java:");
        });
    }

    @Test
    void letsATestsToolsWriteAnywhereAndForgetsThem() {
        TestRun let = withTool();
        Exporter.run(() -> {
            assertThat(let.open(outside.resolve("new"), NEW, Call.OPEN)).isEqualTo(outside.resolve("new"));
            let.mayWrite(outside);
            let.rename(inside, outside.resolve("moved"), Call.MOVE);
            let.create(inside.resolve("boot.jar"), Call.CREATE_FILE);
        });

        assertThat(let.refused()).isEmpty();
        assertThat(let.created()).isEmpty();
    }

    @Test
    void remembersWhatIsCreatedInTheWritablePlacesAndByWhom() throws IOException {
        Path there = Files.createFile(inside.resolve("there"));
        Exporter.run(() -> {
            run.open(inside.resolve("file"), NEW, Call.OPEN);
            run.open(there, NEW, Call.OPEN);
            run.create(inside.resolve("directory"), Call.CREATE_DIRECTORY);
            run.rename(there, inside.resolve("renamed"), Call.MOVE);
            run.link(there, inside.resolve("link"), Call.MOVE);
        });

        assertThat(run.created().keySet())
                .containsExactlyInAnyOrder(
                        inside.resolve("file").toString(),
                        inside.resolve("directory").toString(),
                        inside.resolve("renamed").toString(),
                        inside.resolve("link").toString());
        assertThat(run.created().values()).allSatisfy(creator -> assertThat(creator)
                .startsWith("com.acme.Exporter.run(Exporter.java:")
                .endsWith(" of test-classes"));
    }

    @Test
    void knowsThePathOfACreationWhoseExceptionDoesNotSayIt() {
        Path path = outside.resolve("new");
        IOException[] failure = new IOException[1];
        Exporter.run(() -> {
            try {
                run.create(path, Call.CREATE_FILE);
            } catch (CallFailed refused) {
                failure[0] = new IOException(refused.getMessage());
            }
        });

        assertThat(run.pathOf(failure[0])).isEqualTo(path.toString());
    }

    @Test
    void aChildIsGivenTheEnvironmentOfTheJvm() {
        ProcessBuilder child = new ProcessBuilder("true");

        run.starting(child);

        assertThat(child.environment()).contains(entry("PATH", System.getenv("PATH")));
    }
}
