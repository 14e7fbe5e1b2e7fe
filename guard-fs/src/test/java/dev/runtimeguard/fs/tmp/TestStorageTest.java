package dev.runtimeguard.fs.tmp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestStorageTest {

    private static final String CREATOR = "com.acme.Fn.run(Fn.java:3)";

    @TempDir
    Path temporary;

    private Path root;
    private TestStorage storage;
    private final Map<Path, String> created = new HashMap<>();

    @BeforeEach
    void storage() throws IOException {
        root = temporary.toRealPath();
        storage = new TestStorage(
                root,
                GuardConfig.builder().tmpSizeMb(100).tmpKeep(List.of("cache")).build());
    }

    private Path file(String name, int bytes) throws IOException {
        Path path = root.resolve(name);
        Files.createDirectories(path.getParent());
        Files.write(path, new byte[bytes]);
        created.put(path, CREATOR);
        return path;
    }

    @Test
    void namesWhatIsLeftTheLargestFirst() throws IOException {
        file("small", 10);
        Path large = file("large", 3 << 20);
        created.put(root.resolve("deleted"), CREATOR);

        Report report = storage.left(created).orElseThrow();

        assertThat(report.code()).isEqualTo(ReportCode.TMP_LEAK);
        assertThat(report.summary())
                .isEqualTo("Left behind in the ephemeral storage, where the next invocation finds 2 files: " + large
                        + " (3.0 MB, created by " + CREATOR + "), " + root.resolve("small") + " (10 bytes, created by "
                        + CREATOR + ").");
        assertThat(report.tmp().totalBytes()).isEqualTo(100L << 20);
        assertThat(report.tmp().usedBytes()).isEqualTo((3 << 20) + 10);
        assertThat(report.tmp().largest().get(0).culprit()).isEqualTo(CREATOR);
    }

    @Test
    void listsSomeOfVeryMany() throws IOException {
        for (int i = 0; i < 25; i++) {
            file("f" + i, i + 1);
        }

        assertThat(storage.left(created).orElseThrow().summary())
                .contains("finds 25 files: ")
                .endsWith(", and 15 more.");
    }

    @Test
    void aDirectoryCountsWhenNothingIsInIt() throws IOException {
        Path directory = Files.createDirectory(root.resolve("work"));
        created.put(directory, "");
        assertThat(storage.left(created).orElseThrow().summary()).contains("1 file: " + directory + " (0 bytes).");

        Path inIt = file("work/x", 1);
        assertThat(storage.left(created).orElseThrow().summary()).contains("1 file: " + inIt + " (1 bytes, created by");
    }

    @Test
    void whatIsKeptInUseOrElsewhereIsNotLeft() throws IOException {
        file("cache/deep/x", 1);
        Path held = file("held", 1);
        Path elsewhere = Path.of(System.getProperty("user.dir"));
        created.put(elsewhere.startsWith("/tmp") ? Path.of("/usr") : elsewhere, CREATOR);

        try (OutputStream open = Files.newOutputStream(held)) {
            open.write(1);
            assertThat(storage.left(created)).isEmpty();
        }
        assertThat(storage.left(created).orElseThrow().summary()).contains(held.toString());
    }

    @Test
    void saysWhatFoundNoRoomAndWhatTookIt() throws IOException {
        file("large", 3 << 20);
        Path target = file("target", 0);

        Report report = storage.full(target.toString(), created);

        assertThat(report.code()).isEqualTo(ReportCode.TMP_FULL);
        assertThat(report.summary())
                .isEqualTo("The ephemeral storage of 100 MB has no room for what was to be written to " + target
                        + "; the test's files there take up 3.0 MB.");
        assertThat(report.file().culprit()).isEqualTo(CREATOR);
    }
}
