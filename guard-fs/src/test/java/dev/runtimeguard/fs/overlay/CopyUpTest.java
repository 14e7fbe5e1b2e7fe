package dev.runtimeguard.fs.overlay;

import static dev.runtimeguard.fs.overlay.OverlaidDirectory.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyUpTest {

    private static final FileTime MODIFIED = FileTime.fromMillis(500_000_000_000L);
    private static final FileTime ACCESSED = FileTime.fromMillis(600_000_000_000L);
    private static final int SOMEBODY = 12345;
    private static final int SOME_GROUP = 54321;

    @TempDir
    Path directory;

    private Path work;
    private Path lower;
    private int user;
    private CopyUp copyUp;

    @BeforeEach
    void prepare() throws IOException {
        work = Files.createDirectory(directory.resolve("work"));
        lower = directory.resolve("lower");
        user = Access.mode(work).user();
        copyUp = new CopyUp(work, new Access(user));
    }

    private static void settle(Path path) throws IOException {
        Files.getFileAttributeView(path, BasicFileAttributeView.class, PlainOperations.options(false))
                .setTimes(MODIFIED, ACCESSED, null);
    }

    private static void assertSettled(Path path) throws IOException {
        BasicFileAttributes read =
                Files.readAttributes(path, BasicFileAttributes.class, PlainOperations.options(false));
        assertThat(read.lastModifiedTime()).isEqualTo(MODIFIED);
        assertThat(read.lastAccessTime()).isEqualTo(ACCESSED);
    }

    /** Around the size of a block; data, then zeros, in the last one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 200_000})
    void copiesAFileOfAnySize(int size) throws IOException {
        byte[] data = new byte[size];
        Arrays.fill(data, (byte) 'x');
        for (int zerosFrom : new int[] {0, size / 2, size}) {
            Arrays.fill(data, zerosFrom, size, (byte) 0);
            Files.write(lower, data);
            assertThat(copyUp.copy(lower, Kind.FILE, true)).hasBinaryContent(data);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsModeAndTimesOfAFile(boolean withData) throws IOException {
        Files.writeString(lower, "packaged");
        Files.setAttribute(lower, "unix:mode", 0451);
        settle(lower);
        Path copy = copyUp.copy(lower, Kind.FILE, withData);
        assertThat(Access.mode(copy).bits()).isEqualTo(0451);
        assertSettled(copy);
        Files.setAttribute(copy, "unix:mode", 0600);
        assertThat(copy).hasContent(withData ? "packaged" : "");
    }

    @Test
    void keepsModeAndTimesOfADirectoryWhichIsOpenUntilItIsInItsPlace() throws IOException {
        Files.createDirectory(lower);
        Files.setAttribute(lower, "unix:mode", 01555);
        settle(lower);
        Path copy = copyUp.copy(lower, Kind.DIRECTORY, true);
        assertSettled(copy);
        assertThat(copy).isEmptyDirectory();
        assertThat(Access.mode(copy).bits()).isEqualTo(01755);
        assertThat(copyUp.directoryMode(lower)).isEqualTo(01555);
        Files.setAttribute(lower, "unix:mode", 0755);
    }

    @Test
    void opensADirectoryOfSomebodyElse() throws IOException {
        Files.createDirectory(lower);
        Files.setAttribute(lower, "unix:mode", 0555);
        CopyUp somebodys = new CopyUp(work, new Access(user + 1));
        assertThat(somebodys.directoryMode(lower)).isEqualTo(0755);
    }

    @Test
    void copiesALinkItself() throws IOException {
        Files.createSymbolicLink(lower, Path.of("nowhere"));
        settle(lower);
        Path copy = copyUp.copy(lower, Kind.LINK, true);
        assertSettled(copy);
        assertThat(Files.readSymbolicLink(copy)).isEqualTo(Path.of("nowhere"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FILE", "DIRECTORY"})
    void keepsExtendedAttributes(Kind kind) throws IOException {
        if (kind == Kind.FILE) {
            Files.createFile(lower);
        } else {
            Files.createDirectory(lower);
        }
        assumeTrue(Files.getFileStore(lower).supportsFileAttributeView("user"));
        UserDefinedFileAttributeView from = Files.getFileAttributeView(lower, UserDefinedFileAttributeView.class);
        from.write("origin", ByteBuffer.wrap("the package".getBytes(StandardCharsets.US_ASCII)));
        Path copy = copyUp.copy(lower, kind, true);
        assertThat((byte[]) Files.getAttribute(copy, "user:origin")).asString().isEqualTo("the package");
    }

    @Test
    void rootKeepsTheOwner() throws IOException {
        assumeTrue(user == 0, "root");
        Files.createFile(lower);
        Path sub = Files.createDirectory(directory.resolve("sub"));
        int[][] owners = {{SOMEBODY, SOME_GROUP}, {SOMEBODY, 0}, {0, SOME_GROUP}, {0, 0}};
        for (int[] owner : owners) {
            for (Path one : new Path[] {lower, sub}) {
                Files.setAttribute(one, "unix:uid", owner[0]);
                Files.setAttribute(one, "unix:gid", owner[1]);
                Files.setAttribute(one, "unix:mode", 04755);
                Path copy = copyUp.copy(one, one == lower ? Kind.FILE : Kind.DIRECTORY, true);
                assertThat(Access.mode(copy)).isEqualTo(new Access.Mode(04755, owner[0], owner[1]));
            }
        }
    }

    @Test
    void everyoneElseOwnsTheCopy() throws IOException {
        assumeTrue(user == 0, "root");
        Files.createFile(lower);
        Files.setAttribute(lower, "unix:uid", SOMEBODY);
        Path copy = new CopyUp(work, new Access(SOMEBODY + 1)).copy(lower, Kind.FILE, true);
        assertThat(Access.mode(copy).user()).isEqualTo(user);
    }

    @Test
    void leavesNothingBehindWhenItFails() throws IOException {
        assertThatThrownBy(() -> copyUp.copy(lower, Kind.FILE, true)).isInstanceOf(NoSuchFileException.class);
        Files.createDirectory(lower);
        assertThatThrownBy(() -> copyUp.copy(lower, Kind.FILE, true)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> copyUp.copy(lower, Kind.LINK, true)).isInstanceOf(IOException.class);
        assertFails(Errno.EPERM, () -> copyUp.copy(Path.of("/dev/null"), Kind.OTHER, true));
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void givesEachCopyANameOfItsOwn() throws IOException {
        Files.createFile(lower);
        Path one = copyUp.copy(lower, Kind.FILE, true);
        Path other = copyUp.copy(lower, Kind.FILE, true);
        Path ofAnother = new CopyUp(work, new Access(user)).copy(lower, Kind.FILE, true);
        assertThat(work.toFile().listFiles())
                .containsExactlyInAnyOrder(one.toFile(), other.toFile(), ofAnother.toFile());
    }

    @Test
    void discardsWhatItCan() throws IOException {
        Path full = Files.createDirectories(work.resolve("full/below")).getParent();
        CopyUp.discard(full);
        CopyUp.discard(full.resolve("below"));
        CopyUp.discard(full.resolve("below"));
        assertThat(full).isEmptyDirectory();
    }
}
