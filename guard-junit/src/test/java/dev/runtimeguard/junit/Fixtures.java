package dev.runtimeguard.junit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.runtimeguard.Guard;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

/** Users' tests, as the tests of the extension run them; what they write outside /tmp lies below {@link #PROJECT}. */
@SuppressWarnings("DoNotCallSuggester") // Tests that are to fail do nothing else.
final class Fixtures {

    /** In the working directory, where a function finds its package; made and removed by whoever runs the fixtures. */
    static final Path PROJECT = Path.of("target", "fixture");

    private Fixtures() {}

    @LambdaTest(functionName = "orders", timeoutSeconds = 7, memoryMb = 1024, environment = "TABLE=orders-test")
    static final class Healthy {
        private final String atConstruction = System.getenv("AWS_LAMBDA_FUNCTION_NAME");

        @BeforeEach
        void mayWriteAnywhere() throws IOException {
            Files.writeString(PROJECT.resolve("input.txt"), "in");
        }

        @Test
        void hasLambdasEnvironment() throws Exception {
            check("orders", atConstruction);
            check("orders", System.getenv("AWS_LAMBDA_FUNCTION_NAME"));
            check("orders", System.getenv().get("AWS_LAMBDA_FUNCTION_NAME"));
            check("1024", System.getenv("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"));
            check("orders-test", System.getenv("TABLE"));
            Process child = new ProcessBuilder("/bin/sh", "-c", "echo $TABLE").start();
            check("orders-test", new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        }

        @Test
        void hasAContext(Context context, LambdaLogger logger, LambdaRun run) {
            check("orders", context.getFunctionName());
            check(1024, context.getMemoryLimitInMB());
            check(true, context.getRemainingTimeInMillis() > 0 && context.getRemainingTimeInMillis() <= 7000);
            check(true, context.getInvokedFunctionArn().endsWith(":function:orders"));
            context.getLogger().log("one");
            logger.log("two".getBytes(StandardCharsets.UTF_8));
            check(List.of("one", "two"), run.logged());
            check(List.of(), run.reports());
        }

        @Test
        void usesTheEphemeralStorage() throws IOException {
            Files.delete(Work.leaves("clean"));
            File file = File.createTempFile("clean", null);
            Files.writeString(file.toPath(), "x");
            check(true, file.delete());
        }

        @Test
        void readsWhatIsPackaged() throws IOException {
            check("in", Files.readString(PROJECT.resolve("input.txt")));
        }

        @AfterEach
        void mayCleanUpAnywhere() throws IOException {
            Files.delete(PROJECT.resolve("input.txt"));
        }
    }

    @LambdaTest
    static final class Swallowed {
        @Test
        void mkdirs() {
            Work.swallowsMkdirs();
        }

        @Test
        void exception() {
            Work.swallowsException();
        }

        @Test
        void exceptionOnceMore() {
            Work.swallowsException();
        }

        @Test
        void onAThreadOfItsOwn() throws InterruptedException {
            Thread thread = new Thread(Work::swallowsException);
            thread.start();
            thread.join();
        }

        @Test
        void inAGuardedHandler(Context context) {
            UnaryOperator<String> work = text -> {
                Work.swallowsMkdirs();
                return text;
            };
            check("x", Guard.wrap((String in, Context c) -> work.apply(in)).handleRequest("x", context));
        }
    }

    @LambdaTest
    static final class Thrown {
        @Test
        void refusedWrite() throws IOException {
            Files.writeString(PROJECT.resolve("out.txt"), "x");
        }

        @Test
        void createNewFile() throws IOException {
            new File(PROJECT.toFile(), "new.txt").createNewFile();
        }

        @Test
        void ofAnotherKind() {
            throw new IllegalStateException("the test's own");
        }
    }

    @LambdaTest
    static final class Leaks {
        @Test
        void nio() {
            Work.leaves("left-nio");
        }

        @Test
        void io() throws IOException {
            try (OutputStream out = new FileOutputStream(File.createTempFile("left-io", ".bin"))) {
                out.write(1);
            }
        }

        @Test
        void renamed() throws IOException {
            Path first = Work.leaves("left-first");
            Files.move(first, first.resolveSibling("left-renamed.pdf"));
        }

        @Test
        void emptyDirectory() throws IOException {
            Files.createTempDirectory("left-directory");
        }
    }

    @LambdaTest(environment = "GUARD_TMP_KEEP=left-*")
    static final class Kept {
        @Test
        void byPattern() {
            Work.leaves("left-kept");
        }

        @Test
        void ofJUnit(@TempDir Path directory) throws IOException {
            Files.writeString(directory.resolve("x"), "x");
        }

        @Test
        void ofAMockingLibrary() {
            check(true, Mockito.mock(StringBuilder.class) != null);
        }
    }

    @LambdaTest(leaks = OnFinding.REPORT, refusals = OnFinding.REPORT)
    static final class Reported {
        @Test
        void both(LambdaRun run) {
            Work.leaves("left-reported");
            Work.swallowsMkdirs();
            check(1, run.reports().size());
        }
    }

    @LambdaTest(leaks = OnFinding.IGNORE, refusals = OnFinding.IGNORE)
    static final class Ignored {
        @Test
        void both() {
            Work.leaves("left-ignored");
            Work.swallowsMkdirs();
        }
    }

    @LambdaTest(writable = "target/fixture")
    static final class Mounted {
        @Test
        void mayBeWrittenTo() throws IOException {
            Files.delete(Files.writeString(PROJECT.resolve("mounted.txt"), "x"));
        }
    }

    @LambdaTest(tmpSizeMb = 10)
    static final class Small {
        @Test
        void fits() throws IOException {
            Work.fill(Path.of("/tmp/guard-junit-fits"), 5);
        }

        @Test
        void isFull() throws IOException {
            Work.fill(Path.of("/tmp/guard-junit-full"), 20);
        }

        @Test
        void isFullAndNobodySays() {
            try {
                Work.fill(Path.of("/tmp/guard-junit-silent"), 20);
            } catch (IOException ignored) {
                // As bad code does.
            }
        }
    }

    @LambdaTest
    static final class Repeated {
        @RepeatedTest(2)
        void eachTimeByItself(RepetitionInfo repetition) throws IOException {
            if (repetition.getCurrentRepetition() == 2) {
                Work.swallowsException();
            }
        }

        @TestFactory
        Stream<DynamicTest> withinOneRun() {
            return Stream.of(DynamicTest.dynamicTest("dynamic", Work::swallowsMkdirs));
        }
    }

    static final class OneMethod {
        @Test
        @LambdaTest(functionName = "method")
        void asOnLambda(Context context) {
            check("method", System.getenv("AWS_LAMBDA_FUNCTION_NAME"));
            check("method", context.getFunctionName());
            Work.swallowsMkdirs();
        }

        @Test
        void asEver() throws IOException {
            check(null, System.getenv("AWS_LAMBDA_FUNCTION_NAME"));
            Files.delete(Files.createDirectory(PROJECT.resolve("ever")));
        }
    }

    @LambdaTest(functionName = "outer")
    static final class AtInit {
        private final boolean made = PROJECT.resolve("at-init").toFile().mkdir();

        @Test
        void isTheNextTests(LambdaRun run) {
            check(false, made);
            check(1, run.reports().size());
        }

        @Nested
        @LambdaTest(functionName = "inner")
        class Inner {
            @Test
            void hasItsOwnSettings() {
                check("inner", System.getenv("AWS_LAMBDA_FUNCTION_NAME"));
            }
        }
    }

    @LambdaTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static final class NotConstructed {
        NotConstructed() throws IOException {
            Files.createDirectory(PROJECT.resolve("not-constructed"));
        }

        @Test
        void isNotReached() {
            throw new IllegalStateException();
        }
    }

    static final class Registered {
        @RegisterExtension
        static final LambdaExtension LAMBDA = LambdaExtension.builder()
                .functionName("registered")
                .environment("TABLE", "t")
                .tmpSizeMb(0)
                .build();

        private final String atConstruction = System.getenv("TABLE");

        @Test
        void hasTheSettings(Context context) {
            check("t", atConstruction);
            check("registered", context.getFunctionName());
        }

        @Test
        void refuses() {
            Work.swallowsMkdirs();
        }
    }

    @LambdaTest(environment = "no value")
    static final class Wrong {
        @Test
        void isNotReached() {
            throw new IllegalStateException();
        }
    }

    /** Which test is under way as on Lambda, for those that run beside. */
    static final AtomicBoolean ON_LAMBDA = new AtomicBoolean();

    @LambdaTest
    static final class Parallel {
        @Test
        void one() throws InterruptedException {
            alone();
        }

        @Test
        void two() throws InterruptedException {
            alone();
        }

        private static void alone() throws InterruptedException {
            check(false, ON_LAMBDA.getAndSet(true));
            Thread.sleep(100);
            ON_LAMBDA.set(false);
        }
    }

    static final class Beside {
        @Test
        void one() throws Exception {
            write("beside-1");
        }

        @Test
        void two() throws Exception {
            write("beside-2");
        }

        private static void write(String name) throws Exception {
            for (int i = 0; i < 20; i++) {
                check(false, ON_LAMBDA.get());
                Files.delete(Files.writeString(PROJECT.resolve(name), "x"));
                Thread.sleep(5);
            }
        }
    }

    static void check(Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new IllegalStateException("expected " + expected + ", was " + actual);
        }
    }
}
