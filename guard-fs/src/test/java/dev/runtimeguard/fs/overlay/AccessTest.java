package dev.runtimeguard.fs.overlay;

import static dev.runtimeguard.fs.overlay.OverlaidDirectory.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may change what of the lower layer, by the owner's bits. */
class AccessTest {

    private static final int ROOT = 0;
    private static final int SOMEBODY = 12345;
    private static final int SOMEBODY_ELSE = 54321;

    @TempDir
    Path directory;

    private Path file;
    private int owner;

    @BeforeEach
    void make() throws IOException {
        file = Files.createFile(directory.resolve("file"));
        owner = Access.mode(file).user();
    }

    private static Entry entry(Path real, Path upper, Kind kind) {
        return new Entry(dir(real.getParent(), null), real.getFileName(), real, upper, kind, null, false, false);
    }

    private static Dir dir(Path real, Path upper) {
        return new Dir(real, upper, true, null);
    }

    @Test
    void readsModeAndOwnerOfTheFileItself() throws IOException {
        Files.setAttribute(file, "unix:mode", 04751);
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        assertThat(Access.mode(file).bits()).isEqualTo(04751);
        assertThat(Access.mode(link).bits()).isEqualTo(0777);
        assertThat(Access.mode(file).group()).isEqualTo(Files.getAttribute(file, "unix:gid"));
    }

    @Test
    void knowsRootAndOtherUsers() {
        Access.Mode mode = new Access.Mode(0644, SOMEBODY, 1);
        assertThat(new Access(ROOT).privileged()).isTrue();
        assertThat(new Access(SOMEBODY).privileged()).isFalse();
        assertThat(new Access(SOMEBODY).foreign(mode)).isFalse();
        assertThat(new Access(SOMEBODY_ELSE).foreign(mode)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0200, true", "0644, true", "0577, false", "0444, false", "0000, false"})
    void theOwnersBitDecidesForAFileWhoeverOwnsIt(String mode, boolean may) throws IOException {
        Files.setAttribute(file, "unix:mode", Integer.parseInt(mode, 8));
        Entry entry = entry(file, null, Kind.FILE);
        int stranger = owner + 1;
        assertThat(new Access(stranger).mayWrite(entry)).isEqualTo(may);
        assertThat(new Access(owner).mayWrite(entry)).isEqualTo(may || owner == ROOT);
        assertThat(new Access(ROOT).mayWrite(entry)).isTrue();
    }

    @Test
    void aDirectoryIsClosedOnlyByItsOwnOwner() throws IOException {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        if (owner == ROOT) {
            Files.setAttribute(closed, "unix:uid", SOMEBODY);
        }
        int user = Access.mode(closed).user();
        Files.setAttribute(closed, "unix:mode", 0555);
        Entry entry = entry(closed, null, Kind.DIRECTORY);
        assertThat(new Access(user).mayWrite(entry)).isFalse();
        assertThat(new Access(user).mayChangeNames(dir(closed, null))).isFalse();
        assertThat(new Access(user + 1).mayWrite(entry)).isTrue();
        assertThat(new Access(user + 1).mayChangeNames(dir(closed, null))).isTrue();
        Files.setAttribute(closed, "unix:mode", 0755);
        assertThat(new Access(user).mayChangeNames(dir(closed, null))).isTrue();
    }

    @Test
    void theUpperLayersOwnModeDecidesWhereItHasTheDirectory() throws IOException {
        Path lower = Files.createDirectory(directory.resolve("lower"));
        Files.setAttribute(lower, "unix:mode", 0555);
        Path upper = Files.createDirectory(directory.resolve("upper"));
        assertThat(new Access(Access.mode(lower).user()).mayChangeNames(dir(lower, upper)))
                .isTrue();
        assertThat(new Access(owner).mayWrite(entry(lower, upper, Kind.DIRECTORY)))
                .isTrue();
        // For root, to whom no directory is closed, a file that nobody may execute stands in for one.
        Files.setAttribute(file, "unix:mode", 0644);
        assertThat(new Access(owner).mayChangeNames(dir(lower, file))).isFalse();
    }

    @Test
    void whatIsGoneFromTheUpperLayerIsNotWritable() throws IOException {
        Path gone = directory.resolve("gone");
        assertThat(new Access(owner).mayWrite(entry(file, gone, Kind.FILE))).isFalse();
        Path closed = Files.createDirectory(directory.resolve("closed"));
        Files.setAttribute(closed, "unix:mode", 0555);
        assertThat(new Access(owner + 1).mayChangeNames(dir(closed, gone))).isTrue();
    }

    @Test
    void failsAsTheLookDoes() {
        Entry gone = entry(directory.resolve("gone"), null, Kind.FILE);
        assertFails(Errno.ENOENT, () -> new Access(SOMEBODY).mayWrite(gone));
    }
}
