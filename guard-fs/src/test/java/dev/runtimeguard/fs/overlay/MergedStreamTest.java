package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A merged stream at the edge of the overlay, and while it is iterated; see {@link MergedStreamContractTest}. */
class MergedStreamTest {

    @RegisterExtension
    final OverlaidDirectory tree = new OverlaidDirectory();

    private SecureDirectoryStream<Path> stream() throws IOException {
        tree.write(tree.lower.resolve("new"), "new");
        return (SecureDirectoryStream<Path>) tree.overlay.stream(tree.lower, path -> true);
    }

    @Test
    void movesNothingBetweenTheOverlayAndOtherPlaces() throws IOException {
        Path free = tree.free.resolve("moved");
        try (SecureDirectoryStream<Path> stream = stream()) {
            assertThatThrownBy(() -> stream.move(Path.of("file"), stream, free))
                    .isInstanceOf(AtomicMoveNotSupportedException.class)
                    .hasMessage("file -> " + free + ": Invalid cross-device link");
            Files.createFile(free);
            stream.move(free, stream, tree.free.resolve("again"));
            assertThatThrownBy(() -> stream.move(free, stream, tree.free.resolve("x")))
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessage(free + " -> " + tree.free.resolve("x"));
        }
        assertThat(tree.free.resolve("again")).isEmptyFile();
    }

    /** By absolute names, which openat(2) and its like take as well. */
    @Test
    void deletesInWritablePlacesAsTheKernelDoes() throws IOException {
        Path file = Files.createFile(tree.free.resolve("file"));
        Path full = Files.createDirectories(tree.free.resolve("full/below")).getParent();
        try (SecureDirectoryStream<Path> stream = stream()) {
            assertThatThrownBy(() -> stream.deleteDirectory(file))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessage(file + ": Not a directory");
            assertThatThrownBy(() -> stream.deleteFile(full)).hasMessage(full + ": Is a directory");
            assertThatThrownBy(() -> stream.deleteDirectory(full)).isInstanceOf(DirectoryNotEmptyException.class);
            assertThatThrownBy(() -> stream.deleteFile(tree.free.resolve("missing")))
                    .isInstanceOf(NoSuchFileException.class);
            stream.deleteFile(file);
            stream.deleteDirectory(full.resolve("below"));
        }
        assertThat(file).doesNotExist();
        assertThat(full).isEmptyDirectory();
    }

    @Test
    void namesWhatMayNotBeChanged() throws IOException {
        Path closed = Files.createDirectory(tree.lower.resolve("closed"));
        Files.createFile(closed.resolve("file"));
        tree.openAsOrdinaryUser();
        Files.setAttribute(closed, "unix:mode", 0555);
        try (SecureDirectoryStream<Path> stream = stream()) {
            assertThatThrownBy(() -> stream.deleteFile(Path.of("closed/file")))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessage("closed/file");
        }
    }

    @Test
    void rootGivesFilesAway() throws IOException {
        assumeTrue(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "root");
        UserPrincipalLookupService users = FileSystems.getDefault().getUserPrincipalLookupService();
        try (SecureDirectoryStream<Path> stream = stream()) {
            PosixFileAttributeView view = stream.getFileAttributeView(Path.of("file"), PosixFileAttributeView.class);
            view.setOwner(users.lookupPrincipalByName("12345"));
            view.setGroup(users.lookupPrincipalByGroupName("54321"));
            assertThat(view.getOwner().getName()).isEqualTo("12345");
        }
        assertThat(Access.mode(tree.upper(tree.file)).user()).isEqualTo(12345);
        assertThat(Access.mode(tree.upper(tree.file)).group()).isEqualTo(54321);
        assertThat(Access.mode(tree.file).user()).isZero();
    }

    @Test
    void givesOutNoNameThatItsFilterRefusesAndNoneAfterItWasClosed() throws IOException {
        tree.write(tree.lower.resolve("other"), "other");
        SecureDirectoryStream<Path> stream =
                (SecureDirectoryStream<Path>) tree.overlay.stream(tree.lower, path -> !path.endsWith("other"));
        Set<Path> names = new HashSet<>();
        try (stream) {
            stream.forEach(names::add);
        }
        assertThat(names).containsExactly(tree.file);

        SecureDirectoryStream<Path> closed = stream();
        Iterator<Path> left = closed.iterator();
        assertThat(left.next()).isNotEqualTo(left.next());
        closed.close();
        assertThat(left.hasNext()).isFalse();
    }

    @Test
    void knowsItsDirectoryWhileItIsOpen() throws IOException {
        MergedStream stream = (MergedStream) stream();
        BasicFileAttributeView view = stream.getFileAttributeView(BasicFileAttributeView.class);
        assertThat(stream.directory()).isEqualTo(tree.lower);
        assertThat(view.readAttributes().isDirectory()).isTrue();
        stream.close();
        assertThatThrownBy(stream::directory).isInstanceOf(ClosedDirectoryStreamException.class);
        assertThatThrownBy(view::readAttributes).isInstanceOf(ClosedDirectoryStreamException.class);
        assertThatThrownBy(() -> view.setTimes(null, null, null)).isInstanceOf(ClosedDirectoryStreamException.class);
        try (SecureDirectoryStream<Path> other = stream()) {
            assertThatThrownBy(() -> other.move(Path.of("file"), stream, Path.of("moved")))
                    .isInstanceOf(ClosedDirectoryStreamException.class);
        }
        assertThat(tree.files.exists(tree.file)).isTrue();
    }
}
