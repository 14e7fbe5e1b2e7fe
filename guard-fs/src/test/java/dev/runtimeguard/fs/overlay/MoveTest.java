package dev.runtimeguard.fs.overlay;

import static dev.runtimeguard.fs.overlay.OverlaidDirectory.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.fs.bridge.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a rename does besides what it does on a plain directory. */
class MoveTest {

    @RegisterExtension
    final OverlaidDirectory tree = new OverlaidDirectory();

    private boolean move(Path from, Path to) {
        return tree.overlay.rename(from, to, Call.MOVE);
    }

    /** A packaged directory with a file and a directory with one. */
    private Path packaged(String name) throws IOException {
        Path directory = Files.createDirectories(tree.lower.resolve(name));
        Files.writeString(directory.resolve("file"), "packaged");
        Files.writeString(Files.createDirectory(directory.resolve("sub")).resolve("file"), "below");
        return directory;
    }

    @Test
    void isLeftToTheMachineInWritablePlaces() throws IOException {
        Path from = Files.createFile(tree.free.resolve("from"));
        assertThat(move(from, tree.free.resolve("to"))).isFalse();
        assertThat(from).exists();
        assertThat(tree.firstEntries).hasValue(0);
    }

    @Test
    void isDoneInAWritablePlaceThroughALinkOfTheOverlay() throws IOException {
        tree.files.createSymbolicLink(tree.lower.resolve("logs"), tree.free);
        Path from = Files.writeString(tree.free.resolve("from"), "free");
        assertThat(move(tree.lower.resolve("logs/from"), tree.free.resolve("to")))
                .isTrue();
        assertThat(move(tree.free.resolve("to"), tree.lower.resolve("logs/last")))
                .isTrue();
        assertThat(from.resolveSibling("last")).hasContent("free");
        assertThat(tree.free.toFile().list()).containsExactly("last");
        assertFails(Errno.ENOENT, () -> move(tree.lower.resolve("logs/last"), tree.lower.resolve("logs/missing/last")));
    }

    @Test
    void isAcrossDevicesBothWays() throws IOException {
        Path free = Files.createFile(tree.free.resolve("file"));
        assertFails(Errno.EXDEV, () -> move(free, tree.lower.resolve("new")));
        assertFails(Errno.EXDEV, () -> move(tree.file, tree.free.resolve("new")));
        assertFails(Errno.EXDEV, () -> move(tree.file, free));
        assertFails(Errno.ENOENT, () -> move(tree.free.resolve("missing"), tree.lower.resolve("new")));
    }

    @Test
    void takesTheWholeOfAPackagedDirectoryWithItAndLeavesThePackageAsItIs() throws IOException {
        Path from = packaged("from");
        Path to = tree.lower.resolve("to");
        tree.write(from.resolve("sub/new"), "new");
        tree.files.delete(from.resolve("file"));
        assertThat(move(from, to)).isTrue();
        assertThat(Operation.listed(tree.files, to)).isEqualTo("[sub]");
        assertThat(Operation.listed(tree.files, to.resolve("sub"))).isEqualTo("[file, new]");
        assertThat(tree.read(to.resolve("sub/file"))).isEqualTo("below");
        assertThat(tree.files.exists(from)).isFalse();
        assertThat(from.resolve("file")).hasContent("packaged");
        assertThat(tree.work()).isEmptyDirectory();
    }

    @Test
    void leavesNoCopiesBehindWhenItFailsAfterThem() throws IOException {
        Path from = packaged("from");
        Path full = packaged("full");
        tree.write(full.resolve("sub/new"), "new");
        assertFails(Errno.ENOTEMPTY, () -> move(from, full));
        assertThat(tree.work()).isEmptyDirectory();
        assertThat(tree.files.exists(from.resolve("sub/file"))).isTrue();
    }

    @Test
    void fromAnEarlierPlaceComesBackOverItsWhiteout() throws IOException {
        Path from = packaged("from");
        Path away = tree.lower.resolve("away");
        move(from, away);
        move(away, from);
        assertThat(tree.read(from.resolve("sub/file"))).isEqualTo("below");
        assertThat(tree.files.exists(away)).isFalse();
    }

    @Test
    void ofALinkHasPathsThroughItFollowedAnew() throws IOException {
        Path directory = packaged("directory");
        Path link = Files.createSymbolicLink(tree.lower.resolve("link"), directory);
        tree.write(tree.lower.resolve("new"), "new");
        assertThat(tree.read(link.resolve("sub/file"))).isEqualTo("below");
        tree.write(directory.resolve("sub/file"), "written");
        Path moved = tree.lower.resolve("moved");
        move(link, moved);
        assertThat(tree.read(moved.resolve("sub/file"))).isEqualTo("written");
        assertThat(tree.read(moved.resolve("file"))).isEqualTo("packaged");
        assertThat(tree.files.exists(link.resolve("sub/file"))).isFalse();
        assertThat(tree.files.exists(link)).isFalse();
    }

    @Test
    void ofAPackagedDirectoryHidesWhatIsBelowIt() throws IOException {
        Path from = packaged("from");
        tree.write(from.resolve("sub/new"), "new");
        assertThat(tree.read(from.resolve("sub/file"))).isEqualTo("below");
        move(from, tree.lower.resolve("to"));
        assertThat(tree.files.exists(from.resolve("sub/file"))).isFalse();
        assertThat(tree.overlay.open(from.resolve("sub/new"), 0, Call.OPEN)).isEqualTo(tree.over.resolve("absent"));
    }

    @Test
    void ofADirectoryHasPathsThroughItFollowedAnew() throws IOException {
        Path from = tree.lower.resolve("from");
        tree.files.createDirectory(from);
        tree.write(from.resolve("file"), "written");
        assertThat(tree.read(from.resolve("file"))).isEqualTo("written");
        move(from, tree.lower.resolve("to"));
        assertThat(tree.files.exists(from.resolve("file"))).isFalse();
        tree.files.createDirectory(from);
        assertThat(tree.files.exists(from.resolve("file"))).isFalse();
    }
}
