package dev.runtimeguard.fs.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.CallFailed;
import dev.runtimeguard.fs.bridge.OpenFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrictTest {

    private static final int NEW = OpenFlags.WRITE_ONLY | OpenFlags.CREATE | OpenFlags.TRUNCATE;
    private static final int EXCLUSIVE = OpenFlags.WRITE_ONLY | OpenFlags.CREATE | OpenFlags.EXCLUSIVE;

    @TempDir
    Path temporary;

    private Path inside;
    private Path outside;
    private Path existing;
    private RecordedFindings findings;
    private Strict strict;

    @BeforeEach
    void places() throws IOException {
        Path root = temporary.toRealPath();
        inside = Files.createDirectory(root.resolve("inside"));
        outside = Files.createDirectory(root.resolve("outside"));
        existing = Files.createFile(outside.resolve("existing"));
        findings = new RecordedFindings();
        strict = new Strict(new OneWritableDirectory(inside, true), findings);
    }

    private static void assertReadOnly(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CallFailed.class, failed -> assertThat(failed.errno()).isEqualTo(30))
                .hasMessage("Read-only file system");
    }

    private void assertLeftAlone(Path path, int flags) {
        assertThat(strict.open(path, flags, Call.OPEN)).isSameAs(path);
    }

    @Test
    void refusesANewFileAndTellsOfIt() {
        Path path = outside.resolve("new");

        assertReadOnly(() -> strict.open(path, NEW, Call.OPEN));
        assertReadOnly(() -> strict.open(path, EXCLUSIVE, Call.CREATE_FILE));
        assertReadOnly(() -> strict.open(path, OpenFlags.CREATE, Call.OPEN));
        assertThat(findings.told).containsExactly("OPEN " + path, "CREATE_FILE " + path, "OPEN " + path);
    }

    @Test
    void refusesToWriteToAFileThatIsThere() {
        assertReadOnly(() -> strict.open(existing, OpenFlags.WRITE_ONLY, Call.OPEN));
        assertReadOnly(() -> strict.open(existing, OpenFlags.READ_WRITE | OpenFlags.APPEND, Call.OPEN));
        assertReadOnly(() -> strict.open(existing, OpenFlags.TRUNCATE, Call.OPEN));
    }

    @Test
    void leavesReadsAlone() {
        assertLeftAlone(existing, 0);
        assertLeftAlone(existing, OpenFlags.CREATE);
        assertThat(strict.look(existing, true)).isSameAs(existing);
        assertThat(strict.realPath(existing)).isNull();
        assertThat(strict.names(outside)).isNull();
        assertThat(strict.execute(existing)).isSameAs(existing);
        assertThat(strict.workingDirectory(outside)).isSameAs(outside);
        assertThat(findings.told).isEmpty();
    }

    @Test
    void leavesToTheKernelWhatItFailsBeforeThat() throws Exception {
        assertLeftAlone(existing, EXCLUSIVE);
        assertLeftAlone(outside, OpenFlags.WRITE_ONLY);
        assertLeftAlone(outside.resolve("missing"), OpenFlags.WRITE_ONLY);
        assertLeftAlone(outside.resolve("missing/new"), NEW);
        assertLeftAlone(existing.resolve("new"), NEW);
        assertThat(strict.create(existing, Call.CREATE_DIRECTORY)).isSameAs(existing);
        assertThat(strict.create(outside.resolve("missing/new"), Call.CREATE_DIRECTORY))
                .isEqualTo(outside.resolve("missing/new"));
        assertThat(strict.delete(outside.resolve("missing"), false, Call.DELETE))
                .isFalse();
        assertThat(strict.change(outside.resolve("missing"), true, Call.CHANGE_ATTRIBUTES))
                .isEqualTo(outside.resolve("missing"));
        assertThat(strict.rename(outside.resolve("missing"), outside.resolve("new"), Call.MOVE))
                .isFalse();
        assertThat(findings.told).isEmpty();
    }

    @Test
    void leavesDevicesAlone() {
        Strict nowhere = new Strict(new OneWritableDirectory(inside, true), findings);

        assertThat(nowhere.open(Path.of("/dev/null"), NEW, Call.OPEN)).isEqualTo(Path.of("/dev/null"));
        assertThat(nowhere.mayWrite(Path.of("/dev/null"))).isEqualTo(Path.of("/dev/null"));
    }

    @Test
    void judgesByWhereAPathLeads() throws Exception {
        Path out = Files.createSymbolicLink(inside.resolve("out"), outside);
        Path in = Files.createSymbolicLink(outside.resolve("in"), inside);
        Path dangling = Files.createSymbolicLink(inside.resolve("dangling"), outside.resolve("new"));

        assertReadOnly(() -> strict.open(out.resolve("new"), NEW, Call.OPEN));
        assertReadOnly(() -> strict.open(in.resolve("../outside/new"), NEW, Call.OPEN));
        assertReadOnly(() -> strict.open(dangling, NEW, Call.OPEN));
        assertLeftAlone(in.resolve("new"), NEW);
        assertLeftAlone(dangling, EXCLUSIVE);
        assertThat(strict.delete(out, false, Call.DELETE)).isFalse();
        assertReadOnly(() -> strict.delete(in, false, Call.DELETE));
    }

    @Test
    void refusesEveryOtherChange() {
        assertReadOnly(() -> strict.create(outside.resolve("new"), Call.FILE_MKDIR));
        assertReadOnly(() -> strict.change(existing, true, Call.CHANGE_ATTRIBUTES));
        assertReadOnly(() -> strict.delete(existing, false, Call.FILE_DELETE));
        assertReadOnly(() -> strict.delete(outside, true, Call.DELETE));
        assertReadOnly(() -> strict.rename(existing, outside.resolve("new"), Call.MOVE));
        assertReadOnly(() -> strict.link(existing, outside.resolve("new"), Call.CREATE_LINK));
        assertReadOnly(() -> strict.mayWrite(existing));
        assertReadOnly(() -> strict.mayWrite(outside));
    }

    @Test
    void keepsTheWritablePlacesAnotherFileSystem() throws Exception {
        Path own = Files.createFile(inside.resolve("own"));

        assertCrossDevice(() -> strict.rename(existing, inside.resolve("new"), Call.MOVE));
        assertCrossDevice(() -> strict.rename(own, outside.resolve("new"), Call.FILE_RENAME_TO));
        assertCrossDevice(() -> strict.link(existing, inside.resolve("new"), Call.CREATE_LINK));
        assertThat(findings.told).containsExactly("FILE_RENAME_TO " + outside.resolve("new"));
    }

    private static void assertCrossDevice(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CallFailed.class, failed -> assertThat(failed.errno()).isEqualTo(18))
                .hasMessage("Invalid cross-device link");
    }

    @Test
    void leavesTheWritablePlacesAlone() throws Exception {
        Path own = Files.createFile(inside.resolve("own"));

        assertLeftAlone(inside.resolve("new"), NEW);
        assertThat(strict.create(inside.resolve("new"), Call.FILE_MKDIR)).isEqualTo(inside.resolve("new"));
        assertThat(strict.change(own, true, Call.CHANGE_ATTRIBUTES)).isSameAs(own);
        assertThat(strict.delete(own, false, Call.DELETE)).isFalse();
        assertThat(strict.rename(own, inside.resolve("new"), Call.MOVE)).isFalse();
        assertThat(strict.link(own, inside.resolve("new"), Call.CREATE_LINK)).isFalse();
        assertThat(strict.mayWrite(own)).isSameAs(own);
        assertThat(findings.told).isEmpty();
    }
}
