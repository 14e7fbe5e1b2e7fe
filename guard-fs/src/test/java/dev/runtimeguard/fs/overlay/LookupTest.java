package dev.runtimeguard.fs.overlay;

import static dev.runtimeguard.fs.overlay.OverlaidDirectory.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.OpenFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The kernel's bounds on paths, and where a look leads while and after the upper layer is plain. */
class LookupTest {

    private static final int PATH_MAX = 4096;

    @RegisterExtension
    final OverlaidDirectory tree = new OverlaidDirectory();

    private Path look(Path path) {
        return tree.overlay.look(path, true);
    }

    /** A path of so many bytes, the NUL at its end not counted, to a name in the directory. */
    private static Path ofLength(Path directory, int length) {
        String text = directory.toString();
        String dots = "/.".repeat((length - text.length() - 2) / 2);
        return Path.of(text + dots + "/" + "x".repeat(length - text.length() - dots.length() - 1));
    }

    @Test
    void aPathIsNoLongerThanTheKernelTakes() throws IOException {
        tree.files.createDirectory(tree.lower.resolve("new"));
        Path longest = ofLength(tree.lower, PATH_MAX - 1);
        assertThat(longest.toString()).hasSize(PATH_MAX - 1);
        assertThat(Files.exists(look(longest))).isFalse();
        Path longer = ofLength(tree.lower, PATH_MAX);
        assertFails(Errno.ENAMETOOLONG, () -> look(longer));
        assertFails(Errno.ENAMETOOLONG, () -> tree.overlay.realPath(longer));
        assertFails(Errno.ENAMETOOLONG, () -> tree.overlay.delete(longer, false, Call.DELETE));
    }

    @Test
    void aNameIsNoLongerThanTheKernelTakes() throws IOException {
        Path made = tree.lower.resolve("made");
        tree.files.createDirectory(made);
        String name = "n".repeat(256);
        assertFails(Errno.ENAMETOOLONG, () -> tree.overlay.delete(made.resolve(name), false, Call.DELETE));
        assertFails(Errno.ENAMETOOLONG, () -> tree.overlay.delete(tree.lower.resolve(name), false, Call.DELETE));
        assertFails(Errno.ENAMETOOLONG, () -> look(made.resolve(name).resolve("below")));
    }

    @Test
    void aPackagedFileIsReadThoughTheUpperLayerHasNoRoomForItsPath() throws IOException {
        Path directory = tree.lower;
        int room = PATH_MAX - 1 - directory.toString().length();
        while (room > 240) {
            String name = "d".repeat(Math.min(200, room - 121));
            directory = Files.createDirectory(directory.resolve(name));
            room -= 1 + name.length();
        }
        Path file = Files.writeString(directory.resolve("f".repeat(room - 1)), "packaged");
        tree.write(directory.resolve("new"), "new");
        assertThat(tree.read(file)).isEqualTo("packaged");
        tree.files.createSymbolicLink(tree.lower.resolve("link"), directory);
        assertThat(tree.read(file)).isEqualTo("packaged");
        assertThat(tree.files.exists(tree.lower.resolve("link").resolve(file.getFileName())))
                .isTrue();
        assertFails(Errno.ENAMETOOLONG, () -> tree.overlay.open(file, OpenFlags.WRITE_ONLY, Call.OPEN));
        assertThat(tree.work()).isEmptyDirectory();
    }

    @Test
    void fortyLinksAreFollowedAndNoMore() throws IOException {
        tree.write(tree.lower.resolve("new"), "new");
        Path link = tree.file;
        for (int i = 1; i <= 41; i++) {
            link = Files.createSymbolicLink(tree.lower.resolve("link" + i), link);
        }
        assertThat(tree.read(tree.lower.resolve("link40"))).isEqualTo("packaged");
        assertThat(tree.overlay.open(tree.lower.resolve("link40"), OpenFlags.WRITE_ONLY, Call.OPEN))
                .isEqualTo(tree.upper(tree.file));
        assertFails(Errno.ELOOP, () -> look(tree.lower.resolve("link41")));
    }

    @Test
    void linksOfTheDirectoriesCountAsWell() throws IOException {
        tree.write(tree.lower.resolve("new"), "new");
        Path here = Files.createSymbolicLink(tree.lower.resolve("here"), Path.of("."));
        Files.createSymbolicLink(tree.lower.resolve("link"), tree.file);
        Path through = here;
        for (int i = 1; i < 39; i++) {
            through = through.resolve("here");
        }
        Path last = through.resolve("link");
        assertThat(look(through)).isNotNull();
        assertThat(tree.overlay.open(last, OpenFlags.WRITE_ONLY, Call.OPEN)).isEqualTo(tree.upper(tree.file));
        Path oneMore = through.resolve("here/link");
        assertFails(Errno.ELOOP, () -> look(oneMore));
        // The second time the directory is known, and the links on the way to it with it.
        assertFails(Errno.ELOOP, () -> look(oneMore));
    }

    @Test
    void whatIsNotThereIsLookedForWhereNothingIs() throws IOException {
        Path made = tree.lower.resolve("made");
        tree.files.createDirectory(made);
        tree.files.delete(tree.file);
        assertThat(look(tree.lower.resolve("missing"))).isEqualTo(tree.lower.resolve("missing"));
        assertThat(look(tree.lower.resolve("missing/below"))).isEqualTo(tree.over.resolve("absent"));
        assertThat(look(tree.file)).isEqualTo(tree.upper(tree.file));
        assertThat(look(made.resolve("missing"))).isEqualTo(tree.upper(made.resolve("missing")));
        Path other = Files.createFile(tree.lower.resolve("other"));
        assertFails(Errno.ENOTDIR, () -> look(other.resolve("below")));
        // With a link in it the upper layer is no longer plain.
        tree.files.createSymbolicLink(tree.lower.resolve("link"), made);
        assertThat(look(tree.lower.resolve("missing"))).isEqualTo(tree.lower.resolve("missing"));
        assertThat(look(tree.lower.resolve("missing/below"))).isEqualTo(tree.over.resolve("absent"));
        assertThat(look(tree.file)).isEqualTo(tree.over.resolve("absent"));
        assertThat(look(tree.lower.resolve("link/missing"))).isEqualTo(tree.over.resolve("absent"));
        assertFails(Errno.ENOTDIR, () -> look(other.resolve("below")));
    }

    @Test
    void linksOfThePackageLeadToTheUpperLayer() throws IOException {
        Path link = Files.createSymbolicLink(tree.lower.resolve("link"), tree.file);
        tree.write(tree.lower.resolve("new"), "new");
        assertThat(look(tree.file)).isSameAs(tree.file);
        tree.write(tree.file, "written");
        assertThat(look(link)).isEqualTo(tree.upper(tree.file));
        assertThat(tree.overlay.look(link, false)).isSameAs(link);
        Path hidden = Files.createSymbolicLink(tree.lower.resolve("hidden"), tree.lower.resolve("hides"));
        Files.createFile(tree.lower.resolve("hides"));
        tree.files.delete(tree.lower.resolve("hides"));
        assertThat(Files.exists(look(hidden))).isFalse();
    }

    @Test
    void whatChangesInAWritablePlaceIsFollowedAnewEachTime() throws IOException {
        Path other = Files.createDirectory(tree.lower.resolve("other"));
        Files.writeString(other.resolve("file"), "other");
        tree.write(other.resolve("file"), "other");
        Path link = Files.createSymbolicLink(tree.free.resolve("link"), tree.lower);
        Path sub = Files.createDirectory(tree.free.resolve("sub"));
        assertThat(look(link.resolve("file"))).isEqualTo(link.resolve("file"));
        assertThat(look(sub.resolve("file"))).isEqualTo(sub.resolve("file"));
        // Behind the overlay's back, as a child process may.
        for (Path path : new Path[] {link, sub}) {
            Files.delete(path);
            Files.createSymbolicLink(path, other);
            assertThat(look(path.resolve("file"))).isEqualTo(tree.upper(other.resolve("file")));
        }
    }

    @Test
    void relativePathsAreOfTheWorkingDirectory() throws IOException {
        tree.write(tree.file, "written");
        Path relative = Path.of("").toAbsolutePath().relativize(tree.file);
        assertThat(look(relative)).isEqualTo(tree.upper(tree.file));
        assertThat(look(Path.of("/"))).isEqualTo(Path.of("/"));
    }
}
