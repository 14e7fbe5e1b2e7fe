package dev.runtimeguard.samples.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runtimeguard.fs.FileGuard;
import dev.runtimeguard.samples.aws.LocalAws;
import dev.runtimeguard.samples.aws.Session;
import dev.runtimeguard.samples.local.FunctionJars;
import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.LambdaClassPath;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.LocalLambdaBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Many invocations in one process under the real runtime interface client, eight at once, of which most fail in one way
 * or another, with the agent in redirect mode: nothing grows, and what is counted is exact at the end. The system
 * property {@code soak.invocations} says how many.
 */
class SoakTest {

    private static final int AT_ONCE = 8;

    /** From here on what grows for a while has grown. */
    private static final int LONG = 20_000;

    /** Of the paths that were redirected; more are taken for known. */
    private static final int MOST_PATHS = 10_000;

    /** Some 17 bytes an invocation of the long form: less than any object that was kept. */
    private static final long HEAP_ALLOWANCE = 512L << 10;

    /** The short form ends while the overlay's and the clients' caches are still being filled. */
    private static final long HEAP_STILL_FILLING = 4L << 20;

    private final int invocations = Integer.getInteger("soak.invocations", 400);
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger deletions = new AtomicInteger();

    @Test
    void nothingGrowsAndEverythingIsCounted() throws Exception {
        SoakLog log = new SoakLog();
        try (LocalAws aws = LocalAws.start();
                LocalLambda lambda = function(aws, log).start()) {
            assumeTrue(lambda.isSandboxed(), "a file system of its own");
            boolean isLong = invocations >= LONG;
            if (isLong) {
                assertThat(ask(lambda, SoakFunction.MANY_PATHS)).isEqualTo("done");
            }
            ask(lambda, SoakFunction.FIGURES);
            run(lambda, aws, isLong ? invocations * 2 / 5 : invocations / 2);
            Figures warm = Figures.parse(ask(lambda, SoakFunction.FIGURES));
            run(lambda, aws, invocations);
            Figures end = Figures.parse(ask(lambda, SoakFunction.FIGURES));
            System.out.printf("soak of %d invocations: warm %s; at the end %s%n", invocations, warm, end);

            assertNothingGrew(warm, end, isLong ? HEAP_ALLOWANCE : HEAP_STILL_FILLING);
            Expected expected = Expected.of(invocations);
            assertThat(ask(lambda, SoakFunction.OVERLAY)).isEqualTo(expected.overlay());
            assertThat((long) deletions.get()).isEqualTo(expected.in("soak/deleted/"));
            lambda.invoke("\"" + SoakFunction.FIGURES + "\"");
            assertCounted(log, expected, isLong ? MOST_PATHS : expected.paths().size());
        }
    }

    private static void assertNothingGrew(Figures warm, Figures end, long heapAllowance) {
        assertThat(end.threads()).isEqualTo(warm.threads());
        assertThat(end.files()).as("descriptors of files").isEqualTo(warm.files());
        assertThat(end.sockets()).as("descriptors of sockets").isLessThanOrEqualTo(warm.sockets() + AT_ONCE);
        assertThat(end.classes()).as("classes").isLessThanOrEqualTo(warm.classes() + 10);
        assertThat(end.heap()).as("heap").isLessThan(warm.heap() + heapAllowance);
    }

    private static void assertCounted(SoakLog log, Expected expected, int paths) {
        assertThat(log.internal()).isEmpty();
        for (String code : List.of("iam.missing-permission", "fs.missing-directory", "fs.not-executable")) {
            assertThat(log.lines(code)).isEqualTo(log.counts(code));
        }
        assertThat(log.counts("iam.missing-permission")).hasSize(3);
        assertThat(log.reports("iam.missing-permission")).isEqualTo(expected.times(Work.DENIED));
        assertThat(log.reports("fs.missing-directory")).isEqualTo(expected.times(Work.MISSING_DIRECTORY));
        assertThat(log.reports("fs.not-executable")).isEqualTo(expected.times(Work.NOT_EXECUTABLE));
        assertThat(log.sum("Denials")).isEqualTo(expected.times(Work.DENIED));
        assertThat(log.sum("Refusals"))
                .isEqualTo(expected.times(Work.MISSING_DIRECTORY) + expected.times(Work.NOT_EXECUTABLE));
        assertThat(log.sum("Redirects")).isEqualTo(paths);
        assertThat(log.sum("ColdStarts")).isEqualTo(1);
        assertThat(log.reports("tmp.leak")).isBetween(1L, 20L);
    }

    private void run(LocalLambda lambda, LocalAws aws, int until) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                all.add(callers.submit(() -> {
                    for (int n = next.getAndUpdate(now -> Math.min(now + 1, until));
                            n < until;
                            n = next.getAndUpdate(now -> Math.min(now + 1, until))) {
                        check(n, lambda.invokeForAnswer("\"" + n + "\""));
                        if (n % 1000 == 0) {
                            aws.journal().clear();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> caller : all) {
                caller.get();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private void check(int number, InvocationResult result) {
        String answer = result.payloadText();
        switch (Work.of(number)) {
            case DENIED ->
                assertThat(answer)
                        .contains("S3Exception", "arn:aws:s3:::b/" + Work.deniedKey(number), "iam.missing-permission");
            case SWALLOWED -> assertThat(answer).isEqualTo("\"403\"");
            case CREATED_AND_DELETED -> assertThat(answer).isEqualTo("\"passing " + number + " false\"");
            case DELETED -> {
                assertThat(answer).isIn("\"true\"", "\"false\"");
                deletions.addAndGet(answer.contains("true") ? 1 : 0);
            }
            case RENAMED -> assertThat(answer).isEqualTo("\"1\"");
            case DIRECTORY -> assertThat(answer).isEqualTo("\"there\"");
            case LISTED -> assertThat(answer).isEqualTo("\"" + Work.PACKAGED + "\"");
            case MISSING_DIRECTORY ->
                assertThat(answer).contains("FileNotFoundException", "/tmp/nobody/made/this", "fs.missing-directory");
            case NOT_EXECUTABLE -> assertThat(answer).contains("java.io.IOException", "fs.not-executable");
            case OWN_FAILURE ->
                assertThat(answer).contains("IllegalStateException", "\"errorMessage\":\"mine " + number + "\"");
            default -> assertThat(answer).isEqualTo("\"done\"");
        }
    }

    private static String ask(LocalLambda lambda, String question) throws InterruptedException {
        String answer = lambda.invoke("\"" + question + "\"").payloadText();
        return answer.substring(1, answer.length() - 1);
    }

    private static LocalLambdaBuilder function(LocalAws aws, SoakLog log) {
        aws.createBucket("b");
        Session session = aws.createRole("soak")
                .putPolicy(
                        "allowed",
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:PutObject\","
                                + "\"Resource\":\"arn:aws:s3:::b/allowed/*\"}]}")
                .assume("session");
        LocalLambdaBuilder function = LocalLambda.builder(SoakFunction.class.getName())
                .classPath(FunctionJars.withSdk())
                .maxConcurrency(AT_ONCE)
                .timeout(Duration.ofMinutes(2))
                .copyLogTo(log)
                .environment(aws.environment(session))
                .environment(Map.of(
                        "JAVA_TOOL_OPTIONS", "-javaagent:/var/task/lib/" + agentJar(),
                        "GUARD_FS", "redirect",
                        "GUARD_METRICS", "emf"))
                .taskFile("bin/tool", new byte[] {'#', '!', '/', 'b', 'i', 'n', '/', 's', 'h', '\n'}, 0644);
        for (int i = 0; i < Work.PACKAGED; i++) {
            function.taskFile("soak/packaged/" + i, SoakFunction.packaged(), 0644);
            function.taskFile("soak/deleted/" + i, new byte[1], 0644);
        }
        for (String empty : List.of("appended", "passing", "renamed", "made")) {
            function.taskDirectory("soak/" + empty, 0755);
        }
        return function;
    }

    /** The packaged jar of guard-fs, as the build puts it on this test's class path. */
    private static Path agentJar() {
        Path jar = LambdaClassPath.entryOf(FileGuard.class);
        assumeTrue(Files.isRegularFile(jar), "guard-fs is packaged");
        return jar.getFileName();
    }
}
