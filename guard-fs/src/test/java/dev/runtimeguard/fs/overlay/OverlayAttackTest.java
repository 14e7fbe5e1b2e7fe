package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others may put where the overlay is to live: it is used by its own user alone, or not at all. */
class OverlayAttackTest {

    private static final int SOMEBODY_ELSE = 12345;

    private Path root;
    private Path lower;
    private Path over;
    private Path elsewhere;

    @BeforeEach
    void prepare() throws IOException {
        root = Files.createTempDirectory("overlay").toRealPath();
        lower = Files.createDirectories(root.resolve("lower/dir"));
        Files.writeString(lower.resolve("file"), "packaged");
        elsewhere = Files.createDirectory(root.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("secret"), "untouched");
        over = root.resolve("over");
    }

    @AfterEach
    void elsewhereIsAsItWas() throws IOException {
        assertThat(elsewhere.resolve("secret")).hasContent("untouched");
        assertThat(elsewhere.toFile().list()).containsExactly("secret");
        World.deleteTree(root);
    }

    private FileOperations open() throws IOException {
        return open(true);
    }

    private FileOperations open(boolean shared) throws IOException {
        return new OverlaidOperations(new Overlay(over, shared, World.refusing(root), World.NO_FINDINGS, () -> {}));
    }

    private void assertRefused(String why) {
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining(why);
    }

    private static void write(FileOperations files, Path path) throws IOException {
        files.write(
                path,
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE),
                "new".getBytes(StandardCharsets.US_ASCII));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void isClosedToEverybodyElse() throws IOException {
        over = root.resolve("not/there/over");
        open();
        for (Path made : new Path[] {over, over.resolve("upper"), over.resolve("work"), over.getParent()}) {
            assertThat(mode(made)).as(made.toString()).isEqualTo("rwx------");
        }
    }

    @Test
    void isClosedWhereItWasOpenAndEmpty() throws IOException {
        Files.createDirectory(over);
        Files.setAttribute(over, "unix:mode", 0777);
        write(open(), lower.resolve("new"));
        assertThat(mode(over)).isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(ints = {0777, 0770, 0722, 01777})
    void takesNothingFromADirectoryThatOthersCouldWriteTo(int mode) throws IOException {
        Files.createDirectories(over.resolve("upper"));
        Files.setAttribute(over, "unix:mode", mode);
        assertRefused("other users could write");
    }

    @Test
    void isNotWhereAnybodyMayPutSomethingElseInItsPlace() throws IOException {
        Path open = Files.createDirectory(root.resolve("open"));
        Files.setAttribute(open, "unix:mode", 0777);
        over = open.resolve("own/over");
        assertRefused("any user may replace");
        Files.setAttribute(open, "unix:mode", 01777);
        write(open(), lower.resolve("new"));
    }

    @Test
    void isWhereAnybodyMayPutSomethingElseWhenThereIsNobodyElse() throws IOException {
        Path open = Files.createDirectory(root.resolve("open"));
        Files.setAttribute(open, "unix:mode", 0777);
        over = open.resolve("over");
        write(open(false), lower.resolve("new"));
        assertThat(mode(over)).isEqualTo("rwx------");
    }

    @Test
    void isNotAnotherUsersDirectory() throws IOException {
        assumeTrue(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "root");
        Files.createDirectory(over);
        Files.setAttribute(over, "unix:uid", SOMEBODY_ELSE);
        assertRefused("not a directory of this user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"upper", "work"})
    void itsPartsAreNotAnotherUsers(String part) throws IOException {
        assumeTrue(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "root");
        open();
        Files.setAttribute(over.resolve(part), "unix:uid", SOMEBODY_ELSE);
        assertRefused("not a directory of this user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "upper", "work", "hidden"})
    void noPartOfItIsASymbolicLink(String part) throws IOException {
        Path planted = over.resolve(part);
        Files.createDirectories(planted.equals(over) ? root : over);
        Files.createSymbolicLink(planted, part.equals("hidden") ? elsewhere.resolve("secret") : elsewhere);
        assertRefused("of this user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "upper", "work", "hidden"})
    void noPartOfItIsALinkThatLeadsNowhereYet(String part) throws IOException {
        Path planted = over.resolve(part);
        Files.createDirectories(planted.equals(over) ? root : over);
        Files.createSymbolicLink(planted, elsewhere.resolve("nothing"));
        assertRefused("of this user");
    }

    @Test
    void itsLogIsNoDirectory() throws IOException {
        Files.createDirectories(over.resolve("hidden"));
        assertRefused("not a file of this user");
    }

    @Test
    void itsLogIsReadNoFurtherThanMemoryGoes() throws IOException {
        open();
        try (var log =
                Files.newByteChannel(over.resolve("hidden"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            log.position(1L << 33);
            log.write(ByteBuffer.wrap(new byte[1]));
        }
        assertRefused("too long");
    }

    @Test
    void linesOfTheLogThatAreNoPathsHideNothing() throws IOException {
        write(open(), lower.resolve("new"));
        String lines = String.join("\n", "", "/", "x", "//host/share", "/%00", "/%zz", "/%", "/a b", "\u0000", "..")
                + "\n/\u00ff\n" + lower.resolve("file") + "\n/" + "x".repeat(100_000) + "\n";
        Files.write(over.resolve("hidden"), lines.getBytes(StandardCharsets.ISO_8859_1));
        FileOperations files = open();
        assertThat(files.exists(lower.resolve("file"))).isFalse();
        assertThat(files.exists(lower.resolve("new"))).isTrue();
        assertThat(files.exists(lower)).isTrue();
    }

    @Test
    void whatLiesInTheWorkingDirectoryIsRemovedOnlyWhereItIsACopyOfNobody() throws IOException {
        open();
        Path work = over.resolve("work");
        String[] strange = {"notanumber", "-", "-1", "x-1", "12", "99999999999999999999-1", "+7", "...", "--3-4"};
        for (String name : strange) {
            Files.writeString(work.resolve(name), "");
        }
        long own = ProcessHandle.current().pid();
        Files.createSymbolicLink(work.resolve(own + "-7"), elsewhere.resolve("secret"));
        Files.createSymbolicLink(work.resolve(own + "-8"), elsewhere);
        Files.writeString(work.resolve("2147483647-1"), "of a process that is gone");
        Files.writeString(work.resolve("1-1"), "of one that runs");
        FileOperations files = open();
        assertThat(work.toFile().list()).containsExactlyInAnyOrder(concat(strange, "1-1"));
        write(files, lower.resolve("file"));
        assertThat(files.read(lower.resolve("file"))).asString().isEqualTo("newkaged");
    }

    private static String[] concat(String[] names, String one) {
        String[] all = Arrays.copyOf(names, names.length + 1);
        all[names.length] = one;
        return all;
    }

    @Test
    void aCopysNameThatCannotBeClearedIsNotUsed() throws IOException {
        open();
        long own = ProcessHandle.current().pid();
        Files.createDirectories(over.resolve("work/" + own + "-1/full"));
        FileOperations files = open();
        write(files, lower.resolve("file"));
        assertThat(files.read(lower.resolve("file"))).asString().isEqualTo("newkaged");
    }

    @Test
    void isMadeAnewWhenTheProgramClearsItsStorage() throws IOException {
        FileOperations files = open();
        write(files, lower.resolve("one"));
        files.delete(lower.resolve("file"));
        World.deleteTree(over);
        assertThat(files.exists(lower.resolve("one"))).isFalse();
        write(files, lower.resolve("two"));
        assertThat(files.read(lower.resolve("two"))).asString().isEqualTo("new");
        assertThat(Operation.listed(files, lower)).isEqualTo("[two]");
        assertThat(mode(over)).isEqualTo("rwx------");
    }

    @Test
    void copiesUpAndHidesAfterItsDirectoryIsGone() throws IOException {
        Files.writeString(lower.resolve("other"), "packaged");
        FileOperations files = open();
        write(files, lower.resolve("one"));
        World.deleteTree(over);
        write(files, lower.resolve("file"));
        assertThat(files.read(lower.resolve("file"))).asString().isEqualTo("newkaged");
        World.deleteTree(over);
        files.delete(lower.resolve("other"));
        assertThat(files.exists(lower.resolve("other"))).isFalse();
        assertThat(lower.resolve("other")).hasContent("packaged");
    }

    @Test
    void isNotFollowedOutWhenItsDirectoryIsSwapped() throws IOException {
        FileOperations files = open();
        write(files, lower.resolve("one"));
        World.deleteTree(over);
        Files.createSymbolicLink(over, elsewhere);
        assertThatThrownBy(() -> write(files, lower.resolve("two"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> write(files, lower.resolve("file"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> files.delete(lower.resolve("file"))).isInstanceOf(IOException.class);
        assertThat(files.read(lower.resolve("file"))).asString().isEqualTo("packaged");
    }
}
