package dev.runtimeguard.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.FsMode;
import dev.runtimeguard.Guard;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileErrorDiagnoserTest {

    @ParameterizedTest
    @CsvSource({
        "/var/task/new.txt (Read-only file system), /var/task/new.txt",
        "out.txt (Read-only file system), out.txt",
        "/var/task/a (1).txt (Read-only file system), /var/task/a (1).txt",
    })
    void namesThePathOfAStream(String message, String path) {
        assertThat(explained(new FileNotFoundException(message)).file().path()).isEqualTo(path);
    }

    @Test
    void namesThePathOfAnNioOperation() {
        Report report = explained(new FileSystemException("/var/task/new2", null, "Read-only file system"));

        assertThat(report.code()).isEqualTo(ReportCode.FS_WRITE_OUTSIDE_TMP);
        assertThat(report.file().path()).isEqualTo("/var/task/new2");
    }

    @Test
    void namesTheTargetOfAMove() {
        Report report = explained(new FileSystemException("/var/task/a", "/var/task/b", "Read-only file system"));

        assertThat(report.file().path()).isEqualTo("/var/task/b");
    }

    @Test
    void explainsARefusalWithoutAPath() {
        Report report = explained(new IOException("Read-only file system"));

        assertThat(report.file().path()).isNull();
        assertThat(report.summary()).startsWith("A file outside /tmp").contains("does not say which file");
    }

    @Test
    void findsTheRefusalBehindOtherExceptions() {
        IOException refused = new FileNotFoundException("x (Read-only file system)");

        assertThat(explained(new IllegalStateException(new UncheckedIOException(refused)))
                        .file()
                        .path())
                .isEqualTo("x");
    }

    @Test
    void namesTheFirstFrameOutsideTheJdkAndWhereItsClassCameFrom() {
        IOException refused = new IOException("Read-only file system");
        refused.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.io.UnixFileSystem", "createFileExclusively", "UnixFileSystem.java", -2),
            new StackTraceElement("org.junit.jupiter.api.Assertions", "fail", "Assertions.java", 12),
        });

        Report.File file = explained(refused).file();

        assertThat(file.culprit()).isEqualTo("org.junit.jupiter.api.Assertions.fail(Assertions.java:12)");
        assertThat(file.library()).startsWith("junit-jupiter-api-").endsWith(".jar");
    }

    @Test
    void putsTheSettingOfAKnownLibraryFirst() {
        IOException refused = new FileNotFoundException("/var/task/test.mv.db (Read-only file system)");
        refused.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.io.RandomAccessFile", "open0", "RandomAccessFile.java", -2),
            new StackTraceElement("org.h2.store.fs.FilePathDisk", "open", "FilePathDisk.java", 1),
        });

        assertThat(explained(refused).remedies().get(0).text()).contains("jdbc:h2:file:/tmp");
    }

    @Test
    void leavesOtherFailuresAlone() {
        assertThat(Guard.explain(new FileNotFoundException("/tmp/x (No such file or directory)")))
                .isEmpty();
        assertThat(Guard.explain(new AccessDeniedException("/var/task/secret"))).isEmpty();
        assertThat(Guard.explain(new IOException("my Read-only file system"))).isEmpty();
        assertThat(Guard.explain(new IllegalStateException("Read-only file system")))
                .isEmpty();
    }

    @Test
    void isSilentWhenFilesAreLeftAlone() {
        GuardConfig off = GuardConfig.builder().fs(FsMode.OFF).build();

        assertThat(new FileErrorDiagnoser().diagnose(new IOException("Read-only file system"), off))
                .isEmpty();
    }

    private static Report explained(Throwable failure) {
        return Guard.explain(failure).orElseThrow();
    }
}
