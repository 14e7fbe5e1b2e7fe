package dev.runtimeguard.fs.overlay;

import static dev.runtimeguard.fs.overlay.OverlaidDirectory.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.OpenFlags;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where each call is sent: the path itself, the upper layer's, or one at which the kernel says what it should. */
class OverlayCallsTest {

    @RegisterExtension
    final OverlaidDirectory tree = new OverlaidDirectory();

    private Path open(Path path, int flags) {
        return tree.overlay.open(path, flags, Call.OPEN);
    }

    private Path change(Path path) {
        return tree.overlay.change(path, true, Call.CHANGE_ATTRIBUTES);
    }

    private static void assertNotThere(Path path) {
        assertThat(Files.exists(path)).as(path.toString()).isFalse();
    }

    @Test
    void anOpeningThatChangesNothingIsALook() throws IOException {
        assertThat(open(tree.file, 0)).isSameAs(tree.file);
        tree.write(tree.file, "written");
        assertThat(open(tree.file, 0)).isEqualTo(tree.upper(tree.file));
        assertThat(open(tree.free, 0)).isSameAs(tree.free);
    }

    @Test
    void anOpeningForWritingCopiesUpWhatItNeeds() throws IOException {
        Path upper = open(tree.file, OpenFlags.READ_WRITE);
        assertThat(upper).isEqualTo(tree.upper(tree.file)).hasContent("packaged");
        Path other = Files.writeString(tree.lower.resolve("other"), "packaged");
        // The kernel truncates it once it opens it.
        assertThat(open(other, OpenFlags.WRITE_ONLY | OpenFlags.TRUNCATE)).isEmptyFile();
        assertThat(tree.file).hasContent("packaged");
        assertThat(tree.work()).isEmptyDirectory();
    }

    @Test
    void anExclusiveOpeningFailsForWhateverIsThere() throws IOException {
        int exclusively = OpenFlags.WRITE_ONLY | OpenFlags.CREATE | OpenFlags.EXCLUSIVE;
        Path dangling = Files.createSymbolicLink(tree.lower.resolve("dangling"), Path.of("nowhere"));
        assertFails(Errno.EEXIST, () -> open(tree.file, exclusively));
        assertFails(Errno.EEXIST, () -> open(dangling, exclusively));
        assertThat(open(tree.lower.resolve("new"), exclusively)).isEqualTo(tree.upper(tree.lower.resolve("new")));
        // Only with O_CREAT does O_EXCL mean anything.
        assertThat(open(tree.file, OpenFlags.WRITE_ONLY | OpenFlags.EXCLUSIVE)).isEqualTo(tree.upper(tree.file));
        assertThat(open(dangling, OpenFlags.WRITE_ONLY | OpenFlags.CREATE))
                .isEqualTo(tree.upper(tree.lower.resolve("nowhere")));
    }

    @Test
    void anOpeningThatDoesNotCreateFindsNothingWhereNothingIs() throws IOException {
        tree.write(tree.lower.resolve("new"), "new");
        tree.files.delete(tree.file);
        assertNotThere(open(tree.file, OpenFlags.WRITE_ONLY));
        assertNotThere(open(tree.lower.resolve("missing"), OpenFlags.WRITE_ONLY));
        assertThat(tree.over.resolve("upper")).isDirectoryNotContaining("glob:**missing");
    }

    @Test
    void aCreationFailsForWhateverIsThere() {
        assertFails(Errno.EEXIST, () -> tree.overlay.create(tree.file, Call.CREATE_FILE));
        assertFails(Errno.EEXIST, () -> tree.overlay.create(tree.lower, Call.CREATE_DIRECTORY));
        assertFails(Errno.EEXIST, () -> tree.overlay.create(tree.free, Call.CREATE_DIRECTORY));
        Path free = tree.free.resolve("new");
        assertThat(tree.overlay.create(free, Call.CREATE_FILE)).isSameAs(free);
        assertThat(tree.firstEntries).hasValue(0);
    }

    @Test
    void aDeletionThroughALinkOfTheOverlayIsDoneInTheWritablePlace() throws IOException {
        Path logs = tree.lower.resolve("logs");
        tree.files.createSymbolicLink(logs, tree.free);
        Files.createDirectory(tree.free.resolve("old"));
        Files.createFile(tree.free.resolve("file"));
        assertFails(Errno.EISDIR, () -> tree.overlay.delete(logs.resolve("old"), false, Call.DELETE));
        assertThat(tree.overlay.delete(logs.resolve("old"), true, Call.DELETE)).isTrue();
        assertThat(tree.overlay.delete(logs.resolve("file"), false, Call.DELETE))
                .isTrue();
        assertThat(tree.free).isEmptyDirectory();
        assertThat(tree.over.resolve("hidden")).doesNotExist();
    }

    @Test
    void aTestForWritingIsAnsweredByWhatTheWriteWouldMeet() throws IOException {
        assertThat(tree.overlay.mayWrite(tree.file)).isEqualTo(tree.work());
        assertThat(tree.overlay.mayWrite(tree.lower)).isEqualTo(tree.work());
        assertThat(tree.overlay.mayWrite(tree.free)).isSameAs(tree.free);
        assertThat(tree.overlay.mayWrite(Path.of("/dev/null"))).isEqualTo(Path.of("/dev/null"));
        tree.write(tree.file, "written");
        assertThat(tree.overlay.mayWrite(tree.file)).isEqualTo(tree.upper(tree.file));
        tree.files.delete(tree.file);
        assertNotThere(tree.overlay.mayWrite(tree.file));
        assertThat(tree.redirected).hasSize(1);
    }

    @Test
    void aChangeOfTheRootOrOfWhatIsNotThereIsTheKernels() throws IOException {
        Path missing = tree.lower.resolve("missing");
        assertThat(change(Path.of("/"))).isEqualTo(Path.of("/"));
        assertThat(change(missing)).isSameAs(missing);
        assertThat(change(tree.free)).isSameAs(tree.free);
        tree.files.delete(tree.file);
        assertNotThere(change(tree.file));
    }

    @Test
    void aPackagedSocketIsHiddenButNeverCopied() throws IOException {
        Path path = tree.lower.resolve("socket");
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(path));
            assertThat(open(path, OpenFlags.WRITE_ONLY)).isSameAs(path);
            assertThat(change(path)).isSameAs(path);
            assertThat(tree.overlay.mayWrite(path)).isSameAs(path);
            Path other = tree.lower.resolve("other");
            assertFails(Errno.EPERM, () -> tree.overlay.rename(path, other, Call.MOVE));
            assertFails(Errno.EPERM, () -> tree.overlay.link(path, other, Call.CREATE_LINK));
            assertThat(tree.files.exists(path)).isTrue();
            assertThat(tree.overlay.delete(path, false, Call.DELETE)).isTrue();
            assertThat(tree.files.exists(path)).isFalse();
            assertThat(path).exists();
        }
    }

    @Test
    void aDirectoryOfOneLayerIsListedByTheKernel() throws IOException {
        Path untouched = Files.createDirectory(tree.lower.resolve("untouched"));
        tree.write(tree.lower.resolve("new"), "new");
        Path link = tree.lower.resolve("link");
        tree.files.createSymbolicLink(link, untouched);
        Files.createFile(untouched.resolve("file"));
        assertThat(tree.overlay.names(untouched)).isNull();
        assertThat(tree.overlay.names(link)).containsExactly(Path.of("file"));
        assertThat(tree.overlay.names(tree.lower))
                .containsExactlyInAnyOrder(Path.of("file"), Path.of("new"), Path.of("untouched"), Path.of("link"));
        assertFails(Errno.ENOTDIR, () -> tree.overlay.names(tree.file));
        assertFails(Errno.ENOENT, () -> tree.overlay.names(tree.lower.resolve("missing")));
        assertFails(Errno.ENOTDIR, () -> tree.overlay.names(tree.file.resolve("below")));
    }

    @Test
    void hiddenNamesAreMissingFromAListingEvenWithoutAnUpperDirectory() throws IOException {
        tree.files.delete(tree.file);
        World.deleteTree(tree.upper(tree.root));
        tree.open();
        assertThat(tree.overlay.names(tree.lower)).isEmpty();
        assertThat(tree.overlay.names(tree.root.resolve("lower"))).isNull();
    }

    @Test
    void aChildWorksWhereItSeesMost() throws IOException {
        Path link = tree.lower.resolve("link");
        Path made = tree.lower.resolve("made");
        Path anew = Files.createDirectory(tree.lower.resolve("anew"));
        assertThat(tree.overlay.workingDirectory(tree.lower)).isSameAs(tree.lower);
        tree.files.createSymbolicLink(link, tree.lower);
        tree.files.createDirectory(made);
        tree.files.delete(anew);
        tree.files.createDirectory(anew);
        assertThat(tree.overlay.workingDirectory(tree.lower)).isSameAs(tree.lower);
        assertThat(tree.overlay.workingDirectory(link)).isEqualTo(tree.lower);
        assertThat(tree.overlay.workingDirectory(made)).isEqualTo(tree.upper(made));
        assertThat(tree.overlay.workingDirectory(link.resolve("anew"))).isEqualTo(tree.upper(anew));
        assertThat(tree.overlay.workingDirectory(tree.file)).isSameAs(tree.file);
        assertNotThere(tree.overlay.workingDirectory(tree.lower.resolve("missing")));
    }

    @Test
    void aChildMayMakeLinksInItsWorkingDirectory() throws IOException {
        Path made = tree.lower.resolve("made");
        tree.files.createDirectory(made);
        tree.write(tree.file, "written");
        Path working = tree.overlay.workingDirectory(made);
        Files.createSymbolicLink(working.resolve("link"), tree.file);
        assertThat(tree.read(made.resolve("link"))).isEqualTo("written");
    }

    @Test
    void aChildIsGivenAHomeThatIsThere() {
        ProcessBuilder child = new ProcessBuilder("true");
        child.environment().put("HOME", tree.root.resolve("missing").toString());
        tree.overlay.starting(child);
        assertThat(child.environment()).containsEntry("HOME", "/tmp");
    }

    @Test
    void aDescriptorIsNoUseWhereWritesGoElsewhere() throws IOException {
        Path link = Files.createSymbolicLink(tree.free.resolve("link"), tree.lower);
        assertThat(tree.overlay.takes(tree.lower)).isTrue();
        assertThat(tree.overlay.takes(link)).isTrue();
        assertThat(tree.overlay.takes(tree.free)).isFalse();
        tree.files.createSymbolicLink(tree.lower.resolve("logs"), tree.free);
        assertThat(tree.overlay.takes(tree.lower.resolve("logs"))).isTrue();
        Path made = tree.lower.resolve("made");
        tree.files.createDirectory(made);
        assertThat(tree.overlay.takes(made)).isTrue();
    }

    @Test
    void pathsOfTheUpperLayerAreGivenBackAsTheProgramsOwn() {
        assertThat(tree.overlay.original(tree.upper(tree.file))).isEqualTo(tree.file);
        assertThat(tree.overlay.original(tree.file)).isSameAs(tree.file);
        assertThat(tree.overlay.original(tree.over)).isSameAs(tree.over);
    }

    @Test
    void aRealPathIsTheProgramsOwn() throws IOException {
        Path link = tree.lower.resolve("link");
        tree.files.createSymbolicLink(link, tree.lower);
        assertThat(tree.overlay.realPath(tree.file)).isNull();
        assertThat(tree.overlay.realPath(link.resolve("file"))).isEqualTo(tree.file);
        tree.write(tree.file, "written");
        assertThat(tree.overlay.realPath(tree.file)).isEqualTo(tree.file);
        assertFails(Errno.ENOENT, () -> tree.overlay.realPath(tree.lower.resolve("missing")));
    }

    @Test
    void theStreamsItGivesOutAskWhoStandsBeforeIt() throws IOException {
        Overlay front =
                new Overlay(tree.root.resolve("front"), true, World.refusing(tree.root), World.NO_FINDINGS, () -> {});
        tree.overlay.behind(front);
        tree.write(tree.lower.resolve("new"), "new");
        try (MergedStream stream = (MergedStream) tree.overlay.stream(tree.lower, path -> true)) {
            stream.deleteFile(Path.of("file"));
        }
        assertThat(tree.files.exists(tree.file)).isTrue();
        assertThat(new OverlaidOperations(front).exists(tree.file)).isFalse();
    }
}
