package dev.runtimeguard.fs.overlay;

import static dev.runtimeguard.fs.overlay.OverlaidDirectory.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.fs.bridge.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HardLinkTest {

    @RegisterExtension
    final OverlaidDirectory tree = new OverlaidDirectory();

    private boolean link(Path existing, Path link) {
        return tree.overlay.link(existing, link, Call.CREATE_LINK);
    }

    @Test
    void givesAPackagedFileASecondName() throws IOException {
        Path link = tree.lower.resolve("link");
        assertThat(link(tree.file, link)).isTrue();
        tree.write(link, "written");
        assertThat(tree.read(tree.file)).isEqualTo("written");
        assertThat(tree.file).hasContent("packaged");
        assertThat(Files.isSameFile(tree.upper(link), tree.upper(tree.file))).isTrue();
    }

    @Test
    void isLeftToTheMachineInWritablePlaces() throws IOException {
        Path existing = Files.createFile(tree.free.resolve("existing"));
        assertThat(link(existing, tree.free.resolve("link"))).isFalse();
        assertThat(tree.free.resolve("link")).doesNotExist();
    }

    @Test
    void isMadeInAWritablePlaceThroughALinkOfTheOverlay() throws IOException {
        tree.files.createSymbolicLink(tree.lower.resolve("logs"), tree.free);
        Path existing = Files.writeString(tree.free.resolve("existing"), "free");
        assertThat(link(tree.lower.resolve("logs/existing"), tree.free.resolve("one")))
                .isTrue();
        assertThat(link(existing, tree.lower.resolve("logs/other"))).isTrue();
        assertThat(tree.free.toFile().list()).containsExactlyInAnyOrder("existing", "one", "other");
        assertThat(Files.isSameFile(existing, tree.free.resolve("one"))).isTrue();
        assertThat(Files.isSameFile(existing, tree.free.resolve("other"))).isTrue();
    }

    @Test
    void isNotMadeBetweenTheOverlayAndAWritablePlace() throws IOException {
        Path free = Files.createFile(tree.free.resolve("file"));
        assertFails(Errno.EXDEV, () -> link(tree.file, tree.free.resolve("link")));
        assertFails(Errno.EXDEV, () -> link(free, tree.lower.resolve("link")));
        assertThat(tree.over.resolve("upper")).isEmptyDirectory();
    }

    @Test
    void failsInTheKernelsOrder() throws IOException {
        Path free = Files.createFile(tree.free.resolve("file"));
        Path link = tree.lower.resolve("link");
        assertFails(Errno.ENOENT, () -> link(tree.lower.resolve("missing"), tree.file));
        assertFails(Errno.EEXIST, () -> link(tree.file, free));
        assertFails(Errno.EEXIST, () -> link(tree.lower, tree.file));
        assertFails(Errno.EPERM, () -> link(tree.lower, tree.root.resolve("lower/link")));
        assertFails(Errno.EPERM, () -> link(Path.of("/"), link));
        assertFails(Errno.ENOENT, () -> link(tree.file, tree.lower.resolve("missing/link")));
        assertThat(tree.redirected).isEmpty();
    }

    @Test
    void failsAsTheKernelDoesInAWritablePlace() throws IOException {
        Path logs = tree.lower.resolve("logs");
        tree.files.createSymbolicLink(logs, tree.free);
        Files.createDirectory(tree.free.resolve("directory"));
        assertFails(Errno.EPERM, () -> link(logs.resolve("directory"), logs.resolve("link")));
        assertFails(Errno.EPERM, () -> link(logs.resolve("."), logs.resolve("link")));
        assertFails(Errno.ENOENT, () -> link(logs.resolve("missing"), logs.resolve("link")));
    }

    @Test
    void ofASymbolicLinkIsOneToTheSame() throws IOException {
        Path symbolic = Files.createSymbolicLink(tree.lower.resolve("symbolic"), Path.of("file"));
        Path link = tree.lower.resolve("link");
        assertThat(link(symbolic, link)).isTrue();
        assertThat(tree.files.readLink(link)).isEqualTo(Path.of("file"));
        tree.write(link, "written");
        assertThat(tree.read(symbolic)).isEqualTo("written");
        assertThat(tree.read(tree.file)).isEqualTo("written");
    }

    @Test
    void comesIntoADirectoryThatWasMadeAnew() throws IOException {
        Path directory = Files.createDirectory(tree.lower.resolve("directory"));
        tree.files.delete(directory);
        assertFails(Errno.ENOENT, () -> link(tree.file, directory.resolve("link")));
        tree.files.createDirectory(directory);
        assertThat(link(tree.file, directory.resolve("link"))).isTrue();
        assertThat(Operation.listed(tree.files, directory)).isEqualTo("[link]");
    }
}
