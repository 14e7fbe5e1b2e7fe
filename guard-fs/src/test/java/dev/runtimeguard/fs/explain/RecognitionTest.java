package dev.runtimeguard.fs.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.report.Confidence;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.assertj.core.api.ThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read out of the exceptions of the JDK and of those that carry their text. */
class RecognitionTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "Read-only file system, READ_ONLY",
        "Permission denied, PERMISSION_DENIED",
        "No such file or directory, NOT_FOUND",
        "Too many open files, TOO_MANY_OPEN_FILES",
    })
    void readsTheBracketsOfAStream(String words, Errno errno) {
        FileFailure failure = read(new FileNotFoundException("/a (1)/x (" + words + ")"));

        assertThat(failure.errno()).isEqualTo(errno);
        assertThat(failure.path()).isEqualTo("/a (1)/x");
        assertThat(failure.confidence()).isEqualTo(Confidence.CERTAIN);
    }

    @Test
    void readsClassesThatSayTheErrorThemselves() {
        assertThat(read(new AccessDeniedException("/a")).errno()).isEqualTo(Errno.PERMISSION_DENIED);
        assertThat(read(new NoSuchFileException("/a")).errno()).isEqualTo(Errno.NOT_FOUND);
        assertThat(read(new AtomicMoveNotSupportedException("/a", "/b", "Invalid cross-device link")))
                .extracting(FileFailure::source, FileFailure::path)
                .containsExactly("/a", "/b");
    }

    @Test
    void tellsTheNewLinkFromTheFileItIsTo() {
        FileSystemException refused = new FileSystemException("/tmp/new", "/var/task/old", "Invalid cross-device link");
        refused.setStackTrace(
                new StackTraceElement[] {new StackTraceElement("java.nio.file.Files", "createLink", "Files.java", 1)});

        assertThat(read(refused))
                .extracting(FileFailure::path, FileFailure::source)
                .containsExactly("/tmp/new", "/var/task/old");
    }

    @Test
    void takesAnErrorWithoutAPathForAFilesOnlyFromTheJdksFileSystem() {
        IOException refused = new IOException("Permission denied");
        assertThat(JdkFailures.of(refused)).isEmpty();

        refused.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.io.UnixFileSystem", "createFileExclusively", "UnixFileSystem.java", -2),
            new StackTraceElement("java.io.File", "createNewFile", "File.java", 1043),
            new StackTraceElement("com.acme.Fn", "handle", "Fn.java", 1),
        });

        assertThat(read(refused).operation()).isEqualTo(FileOperation.CREATE_FILE);
    }

    @Test
    void readsOfASocketOnlyThatThereIsNoDescriptorLeft() {
        assertThat(read(new SocketException("Too many open files")).errno()).isEqualTo(Errno.TOO_MANY_OPEN_FILES);
        assertThat(JdkFailures.of(new SocketException("Permission denied"))).isEmpty();
    }

    @Test
    void seesInTheStackTraceWhatTheProgramCalled() {
        Path missing = directory.resolve("none/x");

        assertThat(operation(() -> Files.writeString(missing, "x"))).isEqualTo(FileOperation.WRITE);
        assertThat(operation(() -> Files.readString(missing))).isEqualTo(FileOperation.READ);
        assertThat(operation(() -> Files.list(missing))).isEqualTo(FileOperation.LIST);
        assertThat(operation(() -> Files.createDirectory(missing))).isEqualTo(FileOperation.CREATE_DIRECTORY);
        assertThat(operation(() -> Files.createTempFile(missing, "a", "b"))).isEqualTo(FileOperation.CREATE_FILE);
        assertThat(operation(() -> FileChannel.open(missing, StandardOpenOption.READ)))
                .isEqualTo(FileOperation.OPEN);
        assertThat(FileOperation.of(new IOException("mine").getStackTrace())).isEqualTo(FileOperation.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "'could not save: java.io.FileNotFoundException: out.txt (Read-only file system)', out.txt, READ_ONLY",
        "'cannot open /var/task/x (Read-only file system)', /var/task/x, READ_ONLY",
        "'failed [java.nio.file.FileSystemException: /var/task/a: Read-only file system]', /var/task/a, READ_ONLY",
        "'java.nio.file.AccessDeniedException: /var/task/a', /var/task/a, PERMISSION_DENIED",
        "'cannot write to /tmp/d/x (No such file or directory).', /tmp/d/x, NOT_FOUND",
    })
    void readsTextAtTheEndOfALibrarysMessage(String message, String path, Errno errno) {
        FileFailure failure =
                QuotedFailures.of(new IllegalStateException(message)).orElseThrow();

        assertThat(failure.path()).isEqualTo(path);
        assertThat(failure.errno()).isEqualTo(errno);
        assertThat(failure.confidence()).isEqualTo(Confidence.LIKELY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"java.io.FileNotFoundException: /var/task/x (Read-only file system)\"",
                "/var/task/x (Read-only file system) is what Lambda says",
                "Read-only file system",
                "the words (Read-only file system)",
                "",
            })
    void leavesTextThatOnlySpeaksOfAFailure(String message) {
        assertThat(QuotedFailures.of(new IllegalStateException(message))).isEmpty();
    }

    @Test
    void leavesTextToTheCauseAndToServices() {
        String message = "cannot open /var/task/x (Read-only file system)";

        assertThat(QuotedFailures.of(new IllegalStateException(message, new IOException())))
                .isEmpty();
        assertThat(QuotedFailures.of(new IllegalArgumentException(message))).isEmpty();
        assertThat(QuotedFailures.of(new SocketException(message))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cannot run program \"/var/task/bin/tool\": error=13, Permission denied",
                "Cannot run program \"/var/task/bin/tool\": Exec failed, error: 13 (Permission denied) ",
                "Cannot run program \"/var/task/bin/tool\" (in directory \"/tmp\"): error=13, Permission denied",
            })
    void readsWhyAProgramDidNotStart(String message) {
        ProgramFailure failure = ProgramFailure.of(new IOException(message)).orElseThrow();

        assertThat(failure.program()).isEqualTo("/var/task/bin/tool");
        assertThat(failure.errno()).isEqualTo(Errno.PERMISSION_DENIED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no nosuch in java.library.path: /var/lang/lib:/lib64 | NOT_ON_PATH | nosuch |",
                "Can't load library: /var/task/lib/libm.so | MISSING | /var/task/lib/libm.so |",
                "/t/l.so: /t/l.so: cannot open shared object file: Permission denied | UNREADABLE | /t/l.so | /t/l.so",
                "/t/l.so: /t/l.so: file too short | NO_LIBRARY | /t/l.so | file too short",
                "/t/l.so: /t/l.so: invalid ELF header | NO_LIBRARY | /t/l.so | invalid ELF header",
                "/t/l.so: libz.so.1: cannot open shared object file: No such file or directory"
                        + " | DEPENDENCY | /t/l.so | libz.so.1",
                "/t/l.so: /lib64/libc.so.6: version `GLIBC_2.38' not found (required by /t/l.so)"
                        + " | VERSION | /t/l.so | GLIBC_2.38",
                "/t/l.so: /t/l.so: wrong ELF class: ELFCLASS32 | WORD_SIZE | /t/l.so | ELFCLASS32",
                "/t/l.so: /t/l.so: cannot open shared object file: No such file or directory (Possible cause: can't load"
                        + " AARCH64 .so on a AMD 64 platform) | ARCHITECTURE | /t/l.so"
                        + " | AARCH64 .so on a AMD 64 platform",
            })
    void readsWhyALibraryWasNotLoaded(String message, LinkFailure.Cause cause, String library, String detail) {
        assertThat(LinkFailure.of(new UnsatisfiedLinkError(message))).contains(new LinkFailure(cause, library, detail));
    }

    @Test
    void readsALinkErrorThatAnInitialiserLeft() {
        Throwable kept = new ExceptionInInitializerError(
                "Exception java.lang.UnsatisfiedLinkError: no nosuch in java.library.path: /lib [in thread \"main\"]");

        assertThat(LinkFailure.of(kept)).contains(new LinkFailure(LinkFailure.Cause.NOT_ON_PATH, "nosuch", null));
        assertThat(LinkFailure.of(new UnsatisfiedLinkError("'void com.acme.Native.call()'")))
                .isEmpty();
    }

    private static FileFailure read(Throwable failure) {
        return JdkFailures.of(failure).orElseThrow();
    }

    private static FileOperation operation(ThrowingCallable call) {
        return FileOperation.of(ThrowableAssert.catchThrowable(call).getStackTrace());
    }
}
