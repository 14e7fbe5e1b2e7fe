package dev.runtimeguard.samples.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionImageTest {

    @TempDir
    private Path directory;

    @Test
    void mergesClassDirectoriesAndTheFirstWins() throws IOException {
        write("one/A.class", "first");
        write("two/A.class", "second");
        write("two/b/B.class", "b");
        write("one/META-INF/services/x.Y", "one.Y");
        write("two/META-INF/services/x.Y", "two.Y");

        Path task = image(List.of(path("one"), path("two")));

        assertThat(task.resolve("A.class")).hasContent("first");
        assertThat(task.resolve("b/B.class")).hasContent("b");
        assertThat(task.resolve("META-INF/services/x.Y")).hasContent("one.Y\ntwo.Y");
    }

    @Test
    void keepsModesAndSymbolicLinks() throws IOException {
        write("one/closed/secret", "s");
        FileTrees.setMode(path("one/closed/secret"), 0600);
        FileTrees.setMode(path("one/closed"), 0700);
        write("one/tool", "t");
        FileTrees.setMode(path("one/tool"), 0755);
        Files.createSymbolicLink(path("one/link"), Path.of("tool"));

        Path task = image(List.of(path("one")));

        assertThat(FileTrees.mode(task.resolve("closed"))).isEqualTo(0700);
        assertThat(FileTrees.mode(task.resolve("closed/secret"))).isEqualTo(0600);
        assertThat(FileTrees.mode(task.resolve("tool"))).isEqualTo(0755);
        assertThat(Files.readSymbolicLink(task.resolve("link"))).hasToString("tool");
    }

    @Test
    void putsJarsOfOneNameSideBySide() throws IOException {
        write("one/a.jar", "1");
        write("two/a.jar", "2");

        Path task = image(List.of(path("one/a.jar"), path("two/a.jar")));

        assertThat(task.resolve("lib/a.jar")).hasContent("1");
        assertThat(task.resolve("lib/2-a.jar")).hasContent("2");
    }

    @Test
    void refusesToCopyADirectoryIntoItself() {
        assertThatThrownBy(() -> image(List.of(directory)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("The temporary directory is inside the class directory");
    }

    @Test
    void deletesEvenWhatItsModeProtects() throws IOException {
        write("one/closed/file", "s");
        FileTrees.setMode(path("one/closed"), 0);

        FileTrees.delete(path("one"));

        assertThat(path("one")).doesNotExist();
    }

    private Path image(List<Path> function) throws IOException {
        FunctionConfig config = new FunctionConfig(
                "H",
                new LambdaClassPath(List.of(), function),
                Map.of(),
                Path.of("/"),
                List.of(),
                1,
                LogFormat.TEXT,
                Optional.empty(),
                "f",
                "1",
                128,
                "123456789012",
                "on-demand",
                0,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                List.of(),
                Optional.empty(),
                OutputStream.nullOutputStream());
        return FunctionImage.create(path("image"), config).taskRoot();
    }

    private void write(String name, String content) throws IOException {
        Path file = path(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private Path path(String name) {
        return directory.resolve(name);
    }
}
