package dev.runtimeguard.fs.judge;

import static java.nio.file.Files.createDirectories;
import static java.nio.file.Files.createFile;
import static java.nio.file.Files.createSymbolicLink;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealPathsTest {

    @TempDir
    Path temporary;

    private Path root;

    @BeforeEach
    void tree() throws Exception {
        root = temporary.toRealPath();
        createDirectories(root.resolve("a/b/c"));
        createFile(root.resolve("a/file"));
        createSymbolicLink(root.resolve("to-c"), root.resolve("a/b/c"));
        createSymbolicLink(root.resolve("to-file"), Path.of("a/file"));
        createSymbolicLink(root.resolve("dangling"), Path.of("a/new"));
        createSymbolicLink(root.resolve("dangling-twice"), Path.of("dangling"));
        createSymbolicLink(root.resolve("nowhere"), Path.of("none/new"));
        createSymbolicLink(root.resolve("loop"), Path.of("loop"));
    }

    private Path followed(String path) {
        return RealPaths.of(root.resolve(path), true).orElseThrow().path();
    }

    @Test
    void goUpFromWhereALinkLed() {
        assertThat(followed("to-c/../x")).isEqualTo(root.resolve("a/b/x"));
        assertThat(followed("to-c/..")).isEqualTo(root.resolve("a/b"));
        assertThat(followed("to-c/../.")).isEqualTo(root.resolve("a/b"));
        assertThat(followed("/..")).isEqualTo(Path.of("/"));
    }

    @Test
    void followTheLastNameOnlyWhenAsked() {
        assertThat(followed("to-file")).isEqualTo(root.resolve("a/file"));
        RealPath link = RealPaths.of(root.resolve("to-file"), false).orElseThrow();
        assertThat(link.path()).isEqualTo(root.resolve("to-file"));
        assertThat(link.isLink()).isTrue();
    }

    @Test
    void followALinkToWhatIsNotThereYet() {
        assertThat(followed("dangling-twice")).isEqualTo(root.resolve("a/new"));
        assertThat(RealPaths.of(root.resolve("dangling"), true).orElseThrow().exists())
                .isFalse();
    }

    @Test
    void areEmptyWhereTheKernelFailsOnTheWay() {
        assertThat(RealPaths.of(root.resolve("none/x"), true)).isEmpty();
        assertThat(RealPaths.of(root.resolve("none/../x"), true)).isEmpty();
        assertThat(RealPaths.of(root.resolve("nowhere"), true)).isEmpty();
        assertThat(RealPaths.of(root.resolve("loop"), true)).isEmpty();
        assertThat(RealPaths.of(root.resolve("loop/x"), true)).isEmpty();
        assertThat(RealPaths.of(root.resolve("a/file/x"), true)).isEmpty();
        assertThat(RealPaths.of(root.resolve("a/file/.."), true)).isEmpty();
    }

    @Test
    void startFromTheWorkingDirectory() throws Exception {
        Path here = Path.of("").toRealPath();

        assertThat(RealPaths.of(Path.of("x"), true).orElseThrow().path()).isEqualTo(here.resolve("x"));
        assertThat(RealPaths.of(Path.of(".."), true).orElseThrow().path()).isEqualTo(here.getParent());
        assertThat(RealPaths.of(Path.of(""), true).orElseThrow().path()).isEqualTo(here);
    }

    @Test
    void goThroughDescriptorsToWhatTheyAreOpenOn() throws Exception {
        try (FileInputStream open = new FileInputStream(root.resolve("a/file").toFile());
                var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            Path descriptor = descriptors
                    .filter(path -> RealPaths.of(path, true)
                            .filter(real -> real.path().equals(root.resolve("a/file")))
                            .isPresent())
                    .findAny()
                    .orElseThrow();

            assertThat(open.available()).isZero();
            Files.delete(root.resolve("a/file"));
            // A deleted file has no path any more: the descriptor stands for itself.
            assertThat(RealPaths.of(descriptor, true).orElseThrow().path().startsWith("/proc"))
                    .isTrue();
        }
    }

    @Test
    void leaveTheStandardStreamsAtTheirNames() {
        assertThat(followed("/dev/stdout")).isEqualTo(Path.of("/dev/stdout"));
    }
}
