package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.CallFailed;
import dev.runtimeguard.fs.bridge.OpenFlags;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OverlayTest {

    @RegisterExtension
    final OverlaidDirectory tree = new OverlaidDirectory();

    private Path root;
    private Path lower;
    private Overlay overlay;
    private FileOperations files;

    @BeforeEach
    void open() {
        root = tree.root;
        lower = tree.lower;
        overlay = tree.overlay;
        files = tree.files;
    }

    private void reopen() throws IOException {
        tree.open();
        open();
    }

    @Test
    void isEntirelyOutOfTheWayWhileItIsEmpty() {
        Path path = lower.resolve("file");
        Path missing = path.resolve("missing");
        assertThat(overlay.look(path, true)).isSameAs(path);
        assertThat(overlay.look(missing, true)).isSameAs(missing);
        assertThat(overlay.names(lower)).isNull();
        assertThat(overlay.names(missing)).isNull();
        assertThat(overlay.workingDirectory(missing)).isSameAs(missing);
        assertThat(overlay.stream(lower, null)).isNull();
        assertThat(tree.firstEntries).hasValue(0);
    }

    @Test
    void saysOnceThatItIsNoLongerEmpty() throws IOException {
        tree.write(lower.resolve("one"), "1");
        files.delete(lower.resolve("file"));
        assertThat(tree.firstEntries).hasValue(1);
    }

    @Test
    void keepsEverythingForTheNextProcess() throws IOException {
        Path odd = Operation.resolve(lower, "x%FF%0A");
        Files.writeString(odd, "odd");
        tree.write(lower.resolve("new"), "new");
        files.delete(odd);
        reopen();
        assertThat(tree.firstEntries).hasValue(2);
        assertThat(files.read(lower.resolve("new"))).asString().isEqualTo("new");
        assertThat(files.exists(odd)).isFalse();
        assertThat(Operation.listed(files, lower)).isEqualTo("[file, new]");
    }

    @Test
    void hidesNothingThatIsNotThere() throws IOException {
        Path made = lower.resolve("made");
        files.createDirectory(made);
        for (Path path : new Path[] {lower.resolve("new"), made.resolve("new")}) {
            tree.write(path, "new");
            files.rename(path, path.resolveSibling("renamed"));
            files.delete(path.resolveSibling("renamed"));
        }
        assertThat(root.resolve("over/hidden")).doesNotExist();
        files.delete(lower.resolve("file"));
        tree.write(lower.resolve("file"), "again");
        files.delete(lower.resolve("file"));
        assertThat(root.resolve("over/hidden")).hasContent(lower.resolve("file") + "\n");
    }

    @Test
    void ignoresAWhiteoutThatWasNeverWrittenToItsEnd() throws IOException {
        files.delete(lower.resolve("file"));
        Path log = root.resolve("over/hidden");
        byte[] whole = Files.readAllBytes(log);
        Files.writeString(log, lower.toString(), StandardOpenOption.APPEND);
        reopen();
        assertThat(files.exists(lower)).isTrue();
        assertThat(files.exists(lower.resolve("file"))).isFalse();
        assertThat(Files.readAllBytes(log)).isEqualTo(whole);
    }

    @Test
    void refusesADirectoryThatIsASymbolicLink() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("link"), root.resolve("free"));
        assertThatThrownBy(() -> new Overlay(link, true, World.refusing(root), World.NO_FINDINGS, () -> {}))
                .isInstanceOf(IOException.class);
    }

    @Test
    void copiesHolesAsHoles() throws IOException {
        Path sparse = lower.resolve("sparse");
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.write(1);
            file.seek(5_000_000);
            file.write(2);
            file.setLength(9_000_001);
        }
        Path upper = overlay.open(sparse, OpenFlags.READ_WRITE, Call.OPEN);
        assertThat(Files.mismatch(sparse, upper)).isEqualTo(-1);
        Process du = new ProcessBuilder("du", "-k", upper.toString()).start();
        String line = new String(du.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(Integer.parseInt(line.substring(0, line.indexOf('\t')))).isLessThan(1000);
    }

    @Test
    void copiesUpOnAnInterruptedThreadAndLeavesItInterrupted() throws IOException {
        Files.write(lower.resolve("large"), new byte[300_000]);
        Thread.currentThread().interrupt();
        Path upper = overlay.open(lower.resolve("large"), OpenFlags.WRITE_ONLY, Call.OPEN);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Files.size(upper)).isEqualTo(300_000);
    }

    @Test
    void findsAFileThroughItsDescriptor() throws IOException {
        Path file = lower.resolve("file");
        try (SeekableByteChannel open = Files.newByteChannel(file)) {
            assertThat(open.isOpen()).isTrue();
            Path descriptor = descriptorOf(file);
            Path upper = overlay.open(descriptor, OpenFlags.WRITE_ONLY, Call.OPEN);
            assertThat(upper)
                    .isEqualTo(
                            root.resolve("over/upper").resolve(file.toString().substring(1)));
        }
    }

    private static Path descriptorOf(Path file) throws IOException {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.exists(descriptor)
                        && Files.readSymbolicLink(descriptor).equals(file)) {
                    return descriptor;
                }
            }
        }
        throw new AssertionError("no descriptor");
    }

    @Test
    void renamesBetweenTheOverlayAndOtherPlacesAcrossDevices() throws IOException {
        Path free = root.resolve("free/to");
        assertThatThrownBy(() -> overlay.rename(lower.resolve("file"), free, Call.MOVE))
                .isInstanceOfSatisfying(
                        CallFailed.class, e -> assertThat(e.errno()).isEqualTo(18));
    }

    @Test
    void leavesWritablePlacesAlone() throws IOException {
        tree.write(lower.resolve("new"), "new");
        Path free = root.resolve("free/file");
        assertThat(overlay.open(free, OpenFlags.WRITE_ONLY | OpenFlags.CREATE, Call.OPEN))
                .isSameAs(free);
        assertThat(overlay.delete(free.getParent(), true, Call.DELETE)).isFalse();
    }

    @Test
    void followsALinkInAWritablePlaceIntoTheOverlay() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("free/link"), lower);
        tree.write(link.resolve("new"), "new");
        assertThat(files.read(lower.resolve("new"))).asString().isEqualTo("new");
        assertThat(files.realPath(link.resolve("new"))).isEqualTo(lower.resolve("new"));
    }

    @Test
    void createsInAWritablePlaceThroughALinkInTheOverlay() throws IOException {
        Path free = root.resolve("free");
        files.createSymbolicLink(lower.resolve("logs"), free);
        tree.write(lower.resolve("logs/app.log"), "line");
        files.createDirectory(lower.resolve("logs/old"));
        files.createSymbolicLink(lower.resolve("logs/latest"), Path.of("app.log"));
        files.createSymbolicLink(lower.resolve("next.log"), free.resolve("next.log"));
        tree.write(lower.resolve("next.log"), "next");

        assertThat(free.resolve("app.log")).hasContent("line");
        assertThat(free.resolve("old")).isDirectory();
        assertThat(free.resolve("latest")).isSymbolicLink();
        assertThat(free.resolve("next.log")).hasContent("next");
        assertThat(files.read(lower.resolve("logs/latest"))).asString().isEqualTo("line");
        assertThat(root.resolve("over/absent")).doesNotExist();
        assertThat(files.exists(lower.resolve("nothing"))).isFalse();
    }

    @Test
    void opensAPackagedFileThatWasMadeExecutable() throws IOException {
        files.setMode(lower.resolve("file"), 0755);
        assertThat(Files.isExecutable(overlay.execute(lower.resolve("file")))).isTrue();
        assertThat(overlay.look(lower.resolve("file"), true)).isEqualTo(overlay.execute(lower.resolve("file")));
    }

    @Test
    void streamsBothLayersUnderTheProgramsPaths() throws IOException {
        tree.write(lower.resolve("new"), "new");
        List<Path> seen = new ArrayList<>();
        try (DirectoryStream<Path> stream = overlay.stream(lower, path -> true)) {
            stream.forEach(seen::add);
            assertThatThrownBy(stream::iterator).isInstanceOf(IllegalStateException.class);
        }
        assertThat(seen).containsExactlyInAnyOrder(lower.resolve("file"), lower.resolve("new"));
    }

    @Test
    void aStreamsFilterFailsItsIterator() throws IOException {
        tree.write(lower.resolve("new"), "new");
        try (DirectoryStream<Path> stream = overlay.stream(lower, path -> {
            throw new IOException("filter");
        })) {
            assertThatThrownBy(() -> stream.iterator().hasNext()).isInstanceOf(DirectoryIteratorException.class);
        }
    }

    @Test
    void aSecureStreamReadsWritesAndDeletes() throws IOException {
        tree.write(lower.resolve("new"), "new");
        SecureDirectoryStream<Path> stream = (SecureDirectoryStream<Path>) overlay.stream(lower, null);
        Path file = Path.of("file");
        try (stream) {
            stream.newByteChannel(file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING))
                    .close();
            BasicFileAttributeView view = stream.getFileAttributeView(file, BasicFileAttributeView.class);
            view.setTimes(FileTime.fromMillis(1000), null, null);
            assertThat(view.readAttributes().lastModifiedTime().toMillis()).isEqualTo(1000);
            assertThat(files.read(lower.resolve("file"))).isEmpty();
            stream.deleteFile(file);
            assertThatThrownBy(() -> stream.deleteFile(file)).hasMessage("file");
        }
        assertThat(files.exists(lower.resolve("file"))).isFalse();
        assertThat(Files.readString(lower.resolve("file"))).isEqualTo("packaged");
        assertThatThrownBy(() -> stream.deleteFile(file)).isInstanceOf(ClosedDirectoryStreamException.class);
    }
}
