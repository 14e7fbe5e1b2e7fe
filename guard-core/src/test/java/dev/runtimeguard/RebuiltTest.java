package dev.runtimeguard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.OddExceptions.AppFileException;
import dev.runtimeguard.OddExceptions.FinalMessage;
import dev.runtimeguard.OddExceptions.NoUsefulConstructor;
import dev.runtimeguard.OddExceptions.PrefixedMessage;
import dev.runtimeguard.OddExceptions.StacklessException;
import dev.runtimeguard.OddExceptions.SubclassWithFields;
import dev.runtimeguard.OddExceptions.TakesAnotherString;
import dev.runtimeguard.OddExceptions.ThrowingConstructor;
import dev.runtimeguard.OddExceptions.WithBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A copy with advice is whole, or it is the original. */
class RebuiltTest {

    private static final String ADVICE = "\n[Runtime Guard: fs.write-outside-tmp] advice";

    private static IOException cause() {
        return new IOException("cause");
    }

    private static Throwable rebuilt(Throwable original) {
        return Rebuilt.withMessage(original, original.getMessage(), ADVICE);
    }

    private final class Inner extends Exception {
        Inner(String message) {
            super(message);
        }

        RebuiltTest outer() {
            return RebuiltTest.this;
        }
    }

    static Stream<Throwable> copied() {
        return Stream.of(
                new IOException("no"),
                new IOException("no", cause()),
                new IOException(cause()),
                new IllegalStateException("no", cause()),
                new AssertionError("no", cause()),
                new UncheckedIOException("no", cause()),
                new UncheckedIOException(cause()),
                new CompletionException("no", cause()),
                new ExecutionException(cause()),
                new AccessDeniedException("/var/task/x", null, "Permission denied"),
                new AccessDeniedException("/var/task/x"),
                new NoSuchFileException("/a", "/b", null),
                new FileSystemException("/var/task/x", "/other", "Read-only file system").initCause(cause()),
                new SubclassWithFields("no", "mine"),
                new IOException("anonymous") {},
                new StacklessException("no"));
    }

    @ParameterizedTest
    @MethodSource("copied")
    void aCopyDiffersInItsMessageOnly(Throwable original) {
        original.addSuppressed(new IOException("suppressed"));

        Throwable copy = rebuilt(original);

        assertThat(copy).isNotSameAs(original).isExactlyInstanceOf(original.getClass());
        assertThat(copy.getMessage()).isEqualTo(withAdvice(original));
        assertThat(copy.getCause()).isSameAs(original.getCause());
        assertThat(copy.getStackTrace()).isEqualTo(original.getStackTrace());
        assertThat(copy.getSuppressed()).isEqualTo(original.getSuppressed());
    }

    private static String withAdvice(Throwable original) {
        boolean reasonless = original instanceof FileSystemException file && file.getReason() == null;
        return original.getMessage() + (reasonless ? ": " : "") + ADVICE;
    }

    static Stream<Throwable> leftAlone() {
        return Stream.of(
                new SQLException("no", "42501", 7),
                new FinalMessage("no"),
                new PrefixedMessage("no"),
                new TakesAnotherString("u1"),
                new NoUsefulConstructor(3),
                new ThrowingConstructor("no"),
                new FileSystemLoopException("/a"),
                new NotDirectoryException("/a"),
                new DirectoryNotEmptyException("/a"),
                new ReadOnlyFileSystemException());
    }

    @ParameterizedTest
    @MethodSource("leftAlone")
    void whatCannotBeCopiedWholeIsTheOriginalUntouched(Throwable original) {
        String before = original.getMessage();

        assertThat(rebuilt(original)).isSameAs(original);
        assertThat(original.getMessage()).isEqualTo(before);
    }

    @Test
    void fieldsOfEveryClassAreCarriedOver() {
        SubclassWithFields original = new SubclassWithFields("no", "mine");
        original.later = "set later";

        SubclassWithFields copy = (SubclassWithFields) rebuilt(original);

        assertThat(copy.mine).isEqualTo("mine");
        assertThat(copy.code).isEqualTo(42);
        assertThat(copy.details).isSameAs(original.details);
        assertThat(copy.later).isEqualTo("set later");
        assertThat(original.getMessage()).isEqualTo("no");
    }

    @Test
    void theFieldsOfAFileExceptionOfTheUsersAreCarriedOver() {
        AppFileException original = new AppFileException("/a", "/b", "no");
        original.tenant = "acme";

        AppFileException copy = (AppFileException) rebuilt(original);

        assertThat(copy.getMessage()).isEqualTo("/a -> /b: no" + ADVICE);
        assertThat(copy.getFile()).isEqualTo("/a");
        assertThat(copy.tenant).isEqualTo("acme");
    }

    @Test
    void aBuilderThatIsNotTheSdksIsNotTrusted() {
        WithBuilder copy = (WithBuilder) rebuilt(new WithBuilder("no"));

        assertThat(copy.notInTheBuilder).isEqualTo("state");
    }

    @Test
    void anInnerClassKeepsItsOuterObject() {
        Inner original = new Inner("no");

        assertThat(((Inner) rebuilt(original)).outer()).isSameAs(this);
    }

    @Test
    void aCapturedVariableOfALocalClassIsKept() {
        String captured = String.valueOf(System.nanoTime());
        class Local extends RuntimeException {
            Local() {
                super("no");
            }

            String captured() {
                return captured;
            }
        }

        assertThat(((Local) rebuilt(new Local())).captured()).isEqualTo(captured);
    }

    @Test
    void aNullMessageBecomesTheClassNameAndTheAdvice() {
        assertThat(rebuilt(new IOException((String) null))).hasMessage("java.io.IOException" + ADVICE);
    }

    @Test
    void aHugeMessageIsKeptWhole() {
        String huge = "x".repeat(1_000_000);

        assertThat(rebuilt(new IOException(huge)).getMessage()).isEqualTo(huge + ADVICE);
    }
}
