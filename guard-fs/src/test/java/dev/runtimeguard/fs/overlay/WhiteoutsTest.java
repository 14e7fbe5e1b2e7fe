package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhiteoutsTest {

    private static final Path HIDDEN = Path.of("/var/task/hidden");

    @TempDir
    Path directory;

    private Path log;

    @BeforeEach
    void name() {
        log = directory.resolve("log");
    }

    @Test
    void hideAPathAndAllBelowIt() throws IOException {
        Whiteouts whiteouts = new Whiteouts(log);
        assertThat(whiteouts.isEmpty()).isTrue();
        assertThat(whiteouts.has(HIDDEN)).isFalse();
        whiteouts.add(HIDDEN);

        assertThat(whiteouts.isEmpty()).isFalse();
        assertThat(whiteouts.has(HIDDEN)).isTrue();
        assertThat(whiteouts.has(HIDDEN.resolve("below"))).isFalse();
        assertThat(whiteouts.hides(HIDDEN)).isTrue();
        assertThat(whiteouts.hides(HIDDEN.resolve("far/below"))).isTrue();
        assertThat(whiteouts.hides(HIDDEN.getParent())).isFalse();
        assertThat(whiteouts.hides(Path.of("/"))).isFalse();
        assertThat(whiteouts.anyIn(HIDDEN.getParent())).isTrue();
        assertThat(whiteouts.anyIn(HIDDEN)).isFalse();
        assertThat(whiteouts.log()).isEqualTo(log);
    }

    @Test
    void areALineEachInTheLog() throws IOException {
        Whiteouts whiteouts = new Whiteouts(log);
        whiteouts.add(HIDDEN);
        // A directory's URI ends in a slash.
        whiteouts.add(directory);
        whiteouts.add(Operation.resolve(HIDDEN, "x%FF%0A"));
        assertThat(log).hasContent(HIDDEN + "\n" + directory + "\n" + HIDDEN + "/x%FF%0A\n");

        Whiteouts loaded = new Whiteouts(log);
        assertThat(loaded.has(HIDDEN)).isTrue();
        assertThat(loaded.has(directory)).isTrue();
        assertThat(loaded.has(Operation.resolve(HIDDEN, "x%FF%0A"))).isTrue();
        assertThat(loaded.anyIn(HIDDEN)).isTrue();
    }

    @Test
    void doNotHideTheRoot() throws IOException {
        Files.writeString(log, "/\n");
        assertThat(new Whiteouts(log).isEmpty()).isTrue();
    }

    @Test
    void leaveALogWithoutHalfALineAsItIs() throws IOException {
        Files.writeString(log, HIDDEN + "\n");
        log.toFile().setLastModified(1000);
        new Whiteouts(log);
        assertThat(log.toFile().lastModified()).isEqualTo(1000);
        Files.writeString(log, "/var", StandardOpenOption.APPEND);
        new Whiteouts(log);
        assertThat(log).hasContent(HIDDEN + "\n");
    }

    @Test
    void hideNothingWhenTheDiskIsFull() throws IOException {
        Whiteouts whiteouts = new Whiteouts(log);
        Files.createSymbolicLink(log, Path.of("/dev/full"));
        assertThatThrownBy(() -> whiteouts.add(HIDDEN)).hasMessageContaining("No space left on device");
        assertThat(whiteouts.isEmpty()).isTrue();
        assertThat(whiteouts.anyIn(HIDDEN.getParent())).isFalse();
    }

    @Test
    void tellWhyTheLogCannotBeMade() throws IOException {
        Path refusing = Path.of("/sys/guard");
        assumeTrue(Files.isDirectory(refusing.getParent()));
        Whiteouts whiteouts = new Whiteouts(refusing);
        assertThatThrownBy(() -> whiteouts.add(HIDDEN))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NoSuchFileException.class);
        assertThat(whiteouts.isEmpty()).isTrue();
    }
}
