package dev.runtimeguard.samples.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runtimeguard.samples.aws.policy.Json;
import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.LocalLambdaBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions that write outside of /tmp, on Lambda's file system under the real runtime interface client. */
class AgentFunctionTest {

    private static final List<String> WRITTEN = List.of(
            "fs.redirected /var/task/out",
            "fs.redirected /var/task/out/nio.txt",
            "fs.redirected relative.txt",
            "fs.redirected /var/task/existing.txt",
            "fs.redirected /opt/channel",
            "fs.redirected /var/task/packaged.txt");

    @TempDir
    Path layers;

    @BeforeAll
    static void needsTheJar() {
        assumeTrue(Loading.isPackaged(), "guard-fs is packaged");
    }

    /** A report line of the log. */
    private record Line(String finding, String culprit, String requestId, int count) {

        static List<Line> of(InvocationResult result) {
            return in(result.log());
        }

        static List<Line> in(String log) {
            List<Line> lines = new ArrayList<>();
            for (String line : log.split("\n", -1)) {
                int json = line.indexOf("{\"guard\":");
                if (json >= 0) {
                    lines.add(of((Map<?, ?>) ((Map<?, ?>) Json.parse(line.substring(json))).get("guard")));
                }
            }
            return lines;
        }

        private static Line of(Map<?, ?> report) {
            Map<?, ?> file = report.get("file") instanceof Map<?, ?> map ? map : Map.of();
            Map<?, ?> function = report.get("function") instanceof Map<?, ?> map ? map : Map.of();
            return new Line(
                    report.get("code") + " " + file.get("path"),
                    String.valueOf(file.get("culprit")),
                    String.valueOf(function.get("requestId")),
                    report.get("count") instanceof Number count ? count.intValue() : 1);
        }
    }

    private static List<String> findings(InvocationResult result) {
        return Line.of(result).stream().map(Line::finding).toList();
    }

    private static void assertRedirected(LocalLambda lambda, boolean requestIdIsKnown) throws Exception {
        InvocationResult first = lambda.invoke("\"write\"");
        assertThat(first.payloadText()).as(first.toString()).isEqualTo("\"e! [nio.txt] 3 true\"");
        if (requestIdIsKnown) {
            assertThat(findings(first)).containsExactlyElementsOf(WRITTEN);
            assertThat(Line.of(first)).extracting(Line::requestId).containsOnly(first.requestId());
            assertThat(Line.of(first))
                    .extracting(Line::culprit)
                    .allMatch(culprit -> culprit.startsWith(FileWork.class.getName() + ".write(FileWork.java:"));
        }

        InvocationResult warm = lambda.invoke("\"read\"");
        assertThat(warm.payloadText()).isEqualTo("\"nio8false\"");
        InvocationResult again = lambda.invoke("\"write\"");
        assertThat(again.succeeded()).isTrue();
        if (requestIdIsKnown) {
            assertThat(findings(again)).doesNotContainAnyElementsOf(WRITTEN);
        }
        assertThat(lambda.invoke("\"mayWrite\"").payloadText()).isEqualTo("\"true false\"");
    }

    @ParameterizedTest
    @EnumSource
    void redirectsHoweverTheAgentIsLoaded(Loading loading) throws Exception {
        LocalLambdaBuilder function =
                loading.function(GuardedWriter.class, layers).environment("GUARD_FS", "redirect");
        try (LocalLambda lambda = function.start()) {
            assertRedirected(lambda, true);
        }
    }

    @Test
    void redirectsByASettingInCode() throws Exception {
        try (LocalLambda lambda =
                Loading.FUNCTION.function(ConfiguredWriter.class, layers).start()) {
            assertRedirected(lambda, true);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "FUNCTION", mode = EnumSource.Mode.EXCLUDE)
    void redirectsAFunctionThatKnowsNothingOfIt(Loading loading) throws Exception {
        LocalLambdaBuilder function =
                loading.function(PlainWriter.class, layers).environment("GUARD_FS", "redirect");
        try (LocalLambda lambda = function.start()) {
            assertRedirected(lambda, false);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "FUNCTION", mode = EnumSource.Mode.EXCLUDE)
    void explainsEachRefusalOnce(Loading loading) throws Exception {
        try (LocalLambda lambda = loading.function(GuardedWriter.class, layers).start()) {
            assertRefused(lambda);
        }
    }

    @ParameterizedTest
    @EnumSource
    void strictRefusesTheSame(Loading loading) throws Exception {
        LocalLambdaBuilder function =
                loading.function(GuardedWriter.class, layers).environment("GUARD_FS", "strict");
        try (LocalLambda lambda = function.start()) {
            assertRefused(lambda);
        }
    }

    private static void assertRefused(LocalLambda lambda) throws Exception {
        InvocationResult silent = lambda.invoke("\"silent\"");
        assertThat(silent.payloadText()).isEqualTo("\"false false false\"");
        assertThat(findings(silent))
                .containsExactly("fs.silent-refusal /var/task/made", "fs.silent-refusal /var/task/packaged.txt");

        InvocationResult caught = lambda.invoke("\"caught\"");
        assertThat(caught.payloadText())
                .isEqualTo("\"java.nio.file.FileSystemException: /var/task/caught.txt: Read-only file system\"");
        assertThat(findings(caught)).containsExactly("fs.write-outside-tmp /var/task/caught.txt");

        InvocationResult thrown = lambda.invoke("\"thrown\"");
        assertThat(thrown.payloadText()).contains("\"errorType\":\"java.io.FileNotFoundException\"");
        assertThat(findings(thrown)).containsExactly("fs.write-outside-tmp /var/task/thrown.txt");
        assertThat(Line.of(lambda.invoke("\"thrown\""))).singleElement().matches(line -> line.count() == 2);

        InvocationResult pathless = lambda.invoke("\"pathless\"");
        assertThat(pathless.payloadText()).contains("\"errorType\":\"java.io.IOException\"");
        assertThat(findings(pathless)).containsExactly("fs.write-outside-tmp /var/task/pathless.txt");

        for (InvocationResult result : List.of(silent, caught, thrown, pathless)) {
            assertThat(Line.of(result))
                    .allMatch(line -> line.requestId().equals(result.requestId()))
                    .allMatch(line -> line.culprit().startsWith(FileWork.class.getName()));
        }
        assertThat(lambda.invoke("\"mayWrite\"").payloadText()).isEqualTo("\"false false\"");
    }

    @Test
    void masksWhatItReportsByItself() throws Exception {
        LocalLambdaBuilder function = Loading.JVM_OPTION
                .function(PlainWriter.class, layers)
                .environment("GUARD_FS", "redirect")
                .environment("GUARD_REDACT", "all");
        try (LocalLambda lambda = function.start()) {
            assertThat(lambda.invoke("\"write\"").succeeded()).isTrue();
            // Where nobody flushes them, findings are told within two seconds.
            for (int i = 0; i < 100 && Line.in(lambda.log()).size() < WRITTEN.size(); i++) {
                Thread.sleep(50);
            }

            assertThat(Line.in(lambda.log())).hasSize(WRITTEN.size()).allMatch(line -> line.finding()
                    .matches("fs\\.redirected (/var/task/PATH|/opt/PATH|PATH)"));
            assertThat(lambda.log()).doesNotContain("nio.txt", "existing.txt", "/tmp/.guard");
        }
    }

    @Test
    void tellsEachOfSeveralInvocationsAtOnceItsOwn() throws Exception {
        LocalLambdaBuilder function = Loading.JVM_OPTION
                .function(GuardedWriter.class, layers)
                .environment("GUARD_FS", "redirect")
                .maxConcurrency(4);
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try (LocalLambda lambda = function.start()) {
            List<Future<InvocationResult>> results = new ArrayList<>();
            for (int i = 0; i < 18; i++) {
                String event = "\"own " + i + "\"";
                results.add(callers.submit(() -> lambda.invoke(event)));
            }
            Map<String, String> owners = new HashMap<>();
            for (int i = 0; i < results.size(); i++) {
                InvocationResult result = results.get(i).get();
                assertThat(result.payloadText()).as(result.toString()).isEqualTo("\"own " + i + "\"");
                owners.put("fs.redirected /var/task/own " + i, result.requestId());
            }
            for (Line line : Line.in(lambda.log())) {
                assertThat(line.requestId()).isIn(owners.get(line.finding()), "null");
            }
            assertThat(Line.in(lambda.log())).hasSize(18);
        } finally {
            callers.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void switchedOffNothingIsLoaded(Loading loading) throws Exception {
        LocalLambdaBuilder function = loading.function(GuardedWriter.class, layers)
                .environment("GUARD_FS", "off")
                .jvmOptions("-Xlog:class+load:stdout");
        try (LocalLambda lambda = function.start()) {
            assertThat(lambda.invoke("\"caught\"").payloadText()).contains("Read-only file system");
            assertThat(lambda.log())
                    .contains("dev.runtimeguard.samples.agent.FileWork ")
                    .doesNotContain("dev.runtimeguard.fs.bridge", "dev.runtimeguard.fs.agent.Installer");
        }
    }
}
