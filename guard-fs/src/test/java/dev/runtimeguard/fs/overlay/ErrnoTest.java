package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the JDK makes of an error is led back to the error. */
class ErrnoTest {

    @Test
    void knowsTheClassesThatTheJdkHasForErrors() {
        Map<IOException, Errno> classes = Map.of(
                new NoSuchFileException("/a"), Errno.ENOENT,
                new FileAlreadyExistsException("/a"), Errno.EEXIST,
                new AccessDeniedException("/a"), Errno.EACCES,
                new DirectoryNotEmptyException("/a"), Errno.ENOTEMPTY,
                new NotDirectoryException("/a"), Errno.ENOTDIR,
                new AtomicMoveNotSupportedException("/a", "/b", "any"), Errno.EXDEV);
        classes.forEach((exception, errno) -> assertThat(Errno.from(exception).errno())
                .as(exception.toString())
                .isEqualTo(errno.number()));
    }

    @ParameterizedTest
    @EnumSource
    void knowsEveryOtherErrorByItsText(Errno errno) {
        String text = errno.failed().getMessage();
        for (IOException e : new IOException[] {
            new FileSystemException("/a", "/b", text),
            new IOException(text),
            new FileSystemException("/a", null, text + " or something that the JDK adds")
        }) {
            assertThat(Errno.from(e).errno()).isEqualTo(errno.number());
            assertThat(Errno.from(e)).hasMessage(text);
        }
    }

    /** As in asm-generic/errno-base.h and errno.h. */
    @ParameterizedTest
    @CsvSource({
        "EPERM, 1",
        "ENOENT, 2",
        "EIO, 5",
        "EACCES, 13",
        "EBUSY, 16",
        "EEXIST, 17",
        "EXDEV, 18",
        "ENOTDIR, 20",
        "EISDIR, 21",
        "EINVAL, 22",
        "EMFILE, 24",
        "ENOSPC, 28",
        "EROFS, 30",
        "EMLINK, 31",
        "ENAMETOOLONG, 36",
        "ENOTEMPTY, 39",
        "ELOOP, 40",
        "EDQUOT, 122"
    })
    void hasTheKernelsNumbers(Errno errno, int number) {
        assertThat(errno.failed().errno()).isEqualTo(number);
    }

    @Test
    void takesWhatItDoesNotKnowForAnErrorOfTheDevice() {
        for (IOException e : new IOException[] {
            new IOException(),
            new IOException("/a: No space left on device"),
            new FileSystemException("/a"),
            new FileSystemException("/a", null, "Stale file handle")
        }) {
            assertThat(Errno.from(e).errno()).as(e.toString()).isEqualTo(Errno.EIO.number());
        }
    }
}
