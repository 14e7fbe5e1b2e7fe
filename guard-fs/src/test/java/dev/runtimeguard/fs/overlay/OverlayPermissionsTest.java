package dev.runtimeguard.fs.overlay;

import static dev.runtimeguard.fs.overlay.OverlaidDirectory.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.FileCalls;
import dev.runtimeguard.fs.bridge.OpenFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an ordinary user may not do to his own files, the overlay does not do for him. */
class OverlayPermissionsTest {

    @RegisterExtension
    final OverlaidDirectory tree = new OverlaidDirectory();

    private Path closed;
    private Path inClosed;
    private Path open;
    private FileCalls calls;

    @BeforeEach
    void close() throws IOException {
        closed = Files.createDirectory(tree.lower.resolve("closed"));
        inClosed = Files.createFile(closed.resolve("file"));
        open = Files.createDirectory(tree.lower.resolve("open"));
        Files.createFile(open.resolve("file"));
        tree.openAsOrdinaryUser();
        Files.setAttribute(closed, "unix:mode", 0555);
        Files.setAttribute(tree.file, "unix:mode", 0444);
        calls = tree.overlay;
    }

    private void assertNothingHappened() {
        assertThat(tree.redirected).isEmpty();
        assertThat(tree.over.resolve("upper")).isEmptyDirectory();
        assertThat(tree.work()).isEmptyDirectory();
        assertThat(tree.over.resolve("hidden")).doesNotExist();
    }

    @Test
    void aFileThatHeMayNotWriteToIsNotCopiedUp() {
        assertFails(Errno.EACCES, () -> calls.open(tree.file, OpenFlags.WRITE_ONLY, Call.OPEN));
        assertFails(Errno.EACCES, () -> calls.mayWrite(tree.file));
        assertFails(Errno.EACCES, () -> calls.mayWrite(closed));
        assertThat(calls.mayWrite(open)).isEqualTo(tree.work());
        assertThat(calls.mayWrite(inClosed)).isEqualTo(tree.work());
        assertNothingHappened();
    }

    @Test
    void namesStayInADirectoryThatHeMayNotWriteTo() {
        Path free = open.resolve("other");
        assertFails(Errno.EACCES, () -> calls.delete(inClosed, false, Call.DELETE));
        assertFails(Errno.EACCES, () -> calls.rename(inClosed, free, Call.MOVE));
        assertFails(Errno.ENOENT, () -> calls.delete(closed.resolve("missing"), false, Call.DELETE));
        assertNothingHappened();
    }

    @Test
    void noNameComesIntoADirectoryThatHeMayNotWriteTo() {
        Path file = open.resolve("file");
        assertFails(Errno.EACCES, () -> calls.rename(file, closed.resolve("other"), Call.MOVE));
        assertFails(Errno.EACCES, () -> calls.rename(file, inClosed, Call.MOVE));
        assertFails(Errno.EACCES, () -> calls.link(file, closed.resolve("other"), Call.CREATE_LINK));
        assertNothingHappened();
    }

    @Test
    void aDirectoryThatHeMayNotWriteToIsRenamedWhereItIsButNotElsewhere() throws IOException {
        assertFails(Errno.EACCES, () -> calls.rename(closed, open.resolve("closed"), Call.MOVE));
        assertNothingHappened();
        Path renamed = tree.lower.resolve("renamed");
        assertThat(calls.rename(closed, renamed, Call.MOVE)).isTrue();
        assertThat(Operation.listed(tree.files, renamed)).isEqualTo("[file]");
        assertThat(Access.mode(tree.upper(renamed)).bits()).isEqualTo(0555);
    }

    @Test
    void rootTakesNamesFromAClosedDirectoryWhichStaysAsClosedAsItWas() throws IOException {
        assumeTrue(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "root");
        World.deleteTree(tree.over);
        tree.open();
        Files.setAttribute(closed, "unix:uid", 0);
        tree.files.delete(inClosed);
        assertThat(tree.files.exists(inClosed)).isFalse();
        assertThat(Access.mode(tree.upper(closed)).bits()).isEqualTo(0555);
    }

    @Test
    void aFileInADirectoryThatHeMayNotWriteToIsHisToWrite() throws IOException {
        tree.write(inClosed, "written");
        assertThat(tree.read(inClosed)).isEqualTo("written");
        assertThat(Access.mode(tree.upper(closed)).bits()).isEqualTo(0555);
    }
}
