package dev.runtimeguard.samples.endtoend;

import static dev.runtimeguard.samples.endtoend.GuardedFunction.errorBody;
import static dev.runtimeguard.samples.endtoend.GuardedFunction.errorMessage;
import static dev.runtimeguard.samples.endtoend.GuardedFunction.guardLines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runtimeguard.fs.FileGuard;
import dev.runtimeguard.samples.aws.policy.Json;
import dev.runtimeguard.samples.local.FunctionJars;
import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.LambdaClassPath;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.LocalLambdaBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A function with 512 MB of ephemeral storage, under the real runtime interface client. */
@Timeout(180)
class EphemeralStorageTest {

    private static LocalLambdaBuilder function(Class<?> handler) {
        return LocalLambda.builder(handler.getName())
                .classPath(FunctionJars.withoutSdk())
                .functionName("exports")
                .tmpBytes(512L << 20);
    }

    private static List<Map<?, ?>> reports(String log) {
        return guardLines(log).stream()
                .<Map<?, ?>>map(line -> (Map<?, ?>) ((Map<?, ?>) Json.parse(line)).get("guard"))
                .toList();
    }

    private static long number(Map<?, ?> part, String name) {
        return ((Number) part.get(name)).longValue();
    }

    @Test
    void thatLeaksIsWarnedEarlyOfTheDayItIsFull() throws Exception {
        try (LocalLambda lambda = function(StorageHandlers.Leaks.class).start()) {
            assumeTrue(lambda.isSandboxed(), "a /tmp of its own");
            int warnedAt = 0;
            for (int i = 1; i <= 200; i++) {
                // Once warned, the log is of interest at the end only.
                InvocationResult result =
                        warnedAt == 0 || i == 200 ? lambda.invoke("\"x\"") : lambda.invokeForAnswer("\"x\"");
                assertThat(result.succeeded()).as("%s", result).isTrue();
                if (warnedAt == 0 && !guardLines(result.log()).isEmpty()) {
                    warnedAt = i;
                    Map<?, ?> report = reports(result.log()).get(0);
                    Map<?, ?> tmp = (Map<?, ?>) report.get("tmp");
                    long available = Long.parseLong(result.payloadText().replace("\"", ""));
                    double truth = available / (double) StorageHandlers.MB;
                    assertThat(report.get("code")).isEqualTo("tmp.leak");
                    assertThat((double) number(tmp, "invocationsToFull")).isCloseTo(truth, within(truth / 10));
                    assertThat(number(tmp, "grewBytes")).isEqualTo(StorageHandlers.MB);
                    assertThat(report.get("summary").toString()).contains("1.0 MB each", "/tmp/upload-");
                }
            }
            assertThat(warnedAt).isBetween(6, 10);
            assertThat(guardLines(lambda.log())).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void thatCachesOnceDoesNotLeak() throws Exception {
        try (LocalLambda lambda = function(StorageHandlers.Caches.class).start()) {
            assumeTrue(lambda.isSandboxed(), "a /tmp of its own");
            for (int i = 1; i < 60; i++) {
                assertThat(lambda.invokeForAnswer(i < 4 ? "\"x\"" : "\"load\"").succeeded())
                        .isTrue();
            }
            assertThat(lambda.invoke("\"load\"").succeeded()).isTrue();
            assertThat(guardLines(lambda.log())).isEmpty();
        }
    }

    @Test
    void thatIsFullIsToldWhatFillsItAndWhatToSet() throws Exception {
        try (LocalLambda lambda = function(StorageHandlers.Fills.class).start()) {
            assumeTrue(lambda.isSandboxed(), "a /tmp of its own");
            InvocationResult failed = lambda.invoke("\"x\"");

            assertThat(errorBody(failed).get("errorType")).isEqualTo("java.io.IOException");
            assertThat(errorMessage(failed))
                    .startsWith("No space left on device\n[Runtime Guard: tmp.full]")
                    .contains("EphemeralStorage:\n    Size: 1024");
            Map<?, ?> report = reports(failed.log()).stream()
                    .filter(one -> one.get("code").equals("tmp.full"))
                    .findFirst()
                    .orElseThrow();
            Map<?, ?> tmp = (Map<?, ?>) report.get("tmp");
            assertThat(number(tmp, "usedPercent")).isGreaterThanOrEqualTo(99);
            List<?> largest = (List<?>) tmp.get("largest");
            assertThat(((Map<?, ?>) largest.get(0)).get("path")).isEqualTo("/tmp/export.csv");
            assertThat(((Map<?, ?>) largest.get(1)).get("path")).isEqualTo("/tmp/spool (deleted, still open)");
            assertThat(number((Map<?, ?>) largest.get(1), "bytes")).isEqualTo(20L * StorageHandlers.MB);
            assertThat(((Map<?, ?>) report.get("file")).get("culprit").toString())
                    .contains("StorageHandlers.write");
        }
    }

    @Test
    void isSweptOfWhatAnInvocationLeft() throws Exception {
        try (LocalLambda lambda = function(StorageHandlers.Litters.class)
                .environment("GUARD_TMP", "sweep")
                .environment("GUARD_TMP_KEEP", "cache-*")
                .start()) {
            assumeTrue(lambda.isSandboxed(), "a /tmp of its own");
            String before = lambda.invoke("\"list\"").payloadText();
            InvocationResult littered = lambda.invoke("\"litter\"");
            assertThat(littered.payloadText()).isEqualTo("\"true\"");
            String after = lambda.invoke("\"list\"").payloadText();

            assertThat(List.of(after.replace("\"", "").split(" ", -1)))
                    .containsAll(List.of(before.replace("\"", "").split(" ", -1)))
                    .contains("cache-1", "open", "mapped")
                    .doesNotContain("left", "work", "link-out");
            Map<?, ?> report = reports(lambda.log()).get(0);
            assertThat(report.get("code")).isEqualTo("tmp.swept");
            assertThat(report.get("summary").toString()).contains("3 files and 2 directories", "/tmp/left");
            assertThat(lambda.invoke("\"list\"").succeeded()).isTrue();
        }
    }

    @Test
    void thatLeaksInStrictModeFails() throws Exception {
        try (LocalLambda lambda = function(StorageHandlers.Leaks.class)
                .environment("GUARD_STRICT", "true")
                .start()) {
            assumeTrue(lambda.isSandboxed(), "a /tmp of its own");
            InvocationResult result = lambda.invoke("\"x\"");
            for (int i = 2; i <= 10 && result.succeeded(); i++) {
                result = lambda.invoke("\"x\"");
            }

            assertThat(errorBody(result).get("errorType")).isEqualTo("dev.runtimeguard.StrictModeException");
            assertThat(errorMessage(result))
                    .startsWith("[Runtime Guard: tmp.leak]")
                    .contains("Files.deleteIfExists");
        }
    }

    @Test
    void thatLeaksIsWarnedWhereInvocationsShareIt() throws Exception {
        try (LocalLambda lambda =
                function(StorageHandlers.LeaksSlowly.class).maxConcurrency(4).start()) {
            assumeTrue(lambda.isSandboxed(), "a /tmp of its own");
            ExecutorService callers = Executors.newFixedThreadPool(4);
            try {
                List<Callable<InvocationResult>> calls = Collections.nCopies(100, () -> lambda.invoke("\"x\""));
                for (Future<InvocationResult> call : callers.invokeAll(calls)) {
                    assertThat(call.get().succeeded()).as("%s", call.get()).isTrue();
                }
            } finally {
                callers.shutdownNow();
            }
            // Not by lines: the runtime interface client's own first message ends in none.
            String[] leaks = lambda.log().split("\"code\":\"tmp.leak\"", -1);
            assertThat(leaks).hasSizeBetween(2, 3);
        }
    }

    @Test
    void thatRehearsesASmallerOneIsFullThereAndToldByWhom() throws Exception {
        try (LocalLambda lambda = function(StorageHandlers.Fills.class)
                .environment("JAVA_TOOL_OPTIONS", "-javaagent:" + agentJar())
                .environment("GUARD_TMP_SIZE_MB", "100")
                .start()) {
            assumeTrue(lambda.isSandboxed(), "a /tmp of its own");
            InvocationResult failed = lambda.invoke("\"x\"");

            assertThat(errorBody(failed).get("errorType")).isEqualTo("java.io.IOException");
            assertThat(errorMessage(failed)).startsWith("No space left on device\n[Runtime Guard: tmp.full]");
            Map<?, ?> report = reports(failed.log()).stream()
                    .filter(one -> one.get("code").equals("tmp.full"))
                    .findFirst()
                    .orElseThrow();
            assertThat(((Map<?, ?>) report.get("file")).get("path")).isEqualTo("/tmp/export.csv");
            Map<?, ?> tmp = (Map<?, ?>) report.get("tmp");
            assertThat(number(tmp, "totalBytes")).isEqualTo(100L * StorageHandlers.MB);
            assertThat(number(tmp, "usedPercent")).isBetween(95L, 100L);
            Map<?, ?> largest = (Map<?, ?>) ((List<?>) tmp.get("largest")).get(0);
            assertThat(largest.get("path")).isEqualTo("/tmp/export.csv");
            assertThat(largest.get("culprit").toString()).contains("StorageHandlers.write(StorageHandlers.java:");
        }
    }

    @Test
    void isToldWhatIsWrongWithItsPackage() throws Exception {
        try (LocalLambda lambda = function(StorageHandlers.Inspects.class)
                .taskFile("secret.properties", new byte[] {1}, 0600)
                .taskFile("bin/tool", new byte[] {'#', '!', '/', 'b', 'i', 'n', '/', 's', 'h', '\n'}, 0644)
                .start()) {
            assumeTrue(lambda.isSandboxed(), "a task root of its own");

            assertThat(lambda.invoke("\"x\"").payloadText())
                    .contains("FILE_NOT_READABLE secret.properties")
                    .contains("NOT_EXECUTABLE bin/tool");
        }
    }

    /** The packaged jar of guard-fs, as the build puts it on this test's class path. */
    private static String agentJar() {
        return "/var/task/lib/" + LambdaClassPath.entryOf(FileGuard.class).getFileName();
    }
}
