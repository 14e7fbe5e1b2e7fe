package dev.runtimeguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Measurement;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import dev.runtimeguard.testing.EmfSchema;
import dev.runtimeguard.testing.FakeContext;
import dev.runtimeguard.testing.GuardLog;
import dev.runtimeguard.testing.ScriptedDiagnoser;
import dev.runtimeguard.testing.ScriptedWatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The metric lines of guarded handlers: one an invocation, and every finding in one of them. */
class MetricsTest {

    private static final GuardConfig EMF =
            GuardConfig.builder().metrics(MetricsMode.EMF).build();

    @RegisterExtension
    final GuardLog log = new GuardLog();

    @BeforeEach
    void forgetWhatWasCounted() {
        GuardRuntime.install(GuardConfig.builder().build());
    }

    private List<JsonNode> metrics() {
        return log.lines().stream()
                .filter(EmfSchema::isMeant)
                .map(EmfSchema::checked)
                .toList();
    }

    private static void publish(ReportCode code, String summary) {
        GuardRuntime.current()
                .publish(Report.builder(code, Confidence.CERTAIN, summary).build());
    }

    @ParameterizedTest
    @EnumSource
    void countsADenialByItselfAndByItsCode(WayToGuard way) {
        WayToGuard.Guarded guarded = way.guarding(
                input -> {
                    throw new IOException(input);
                },
                EMF);
        ScriptedDiagnoser.answer(link -> Report.builder(ReportCode.IAM_EXPLICIT_DENY, Confidence.CERTAIN, "denied")
                .build());

        assertThat(catchThrowable(() -> guarded.call("a", new FakeContext("req-1"))))
                .isInstanceOf(IOException.class);
        assertThat(catchThrowable(() -> guarded.call("a", new FakeContext("req-2"))))
                .isInstanceOf(IOException.class);

        assertThat(metrics()).hasSize(2);
        JsonNode cold = metrics().get(0);
        assertThat(cold.path("FunctionName").asText()).isEqualTo("orders");
        assertThat(cold.path("RequestId").asText()).isEqualTo("req-1");
        assertThat(cold.path("ColdStarts").asInt()).isEqualTo(1);
        assertThat(cold.path("GuardInitDuration").asDouble()).isPositive();
        assertThat(cold.path("Denials").asInt()).isEqualTo(1);
        JsonNode warm = metrics().get(1);
        assertThat(warm.has("ColdStarts")).isFalse();
        assertThat(warm.has("GuardInitDuration")).isFalse();
        assertThat(warm.path("Denials").asInt()).as("of a repeated finding").isEqualTo(1);
        assertThat(warm.path("iam.explicit-deny").asInt()).isEqualTo(1);
        assertThat(log.levels()).contains("INFO");
    }

    @ParameterizedTest
    @CsvSource({
        "IAM_MISSING_PERMISSION, Denials",
        "IAM_PARTIAL_FAILURE, Denials",
        "IAM_NOT_A_PERMISSION, Denials",
        "FS_REDIRECTED, Redirects",
        "FS_WRITE_OUTSIDE_TMP, Refusals",
        "FS_SILENT_REFUSAL, Refusals",
        "TMP_FULL, Refusals",
        "IAM_AUDIT, ",
        "TMP_LEAK, ",
        "GUARD_INTERNAL, ",
    })
    void knowsWhatAFindingIs(ReportCode code, String metric) throws Exception {
        WayToGuard.Guarded guarded = WayToGuard.WRAP.guarding(
                input -> {
                    publish(code, "one");
                    publish(code, "another");
                    return input;
                },
                EMF);
        guarded.call("a", new FakeContext("r"));

        JsonNode line = metrics().get(0);
        for (String name : List.of("Denials", "Redirects", "Refusals")) {
            assertThat(line.path(name).asInt()).as(name).isEqualTo(name.equals(metric) ? 2 : 0);
        }
        assertThat(line.path(code.id()).asInt()).isEqualTo(metric == null ? 0 : 2);
    }

    @Test
    void ofSeveralCodesInOneInvocationEachHasItsCount() throws Exception {
        WayToGuard.Guarded guarded = WayToGuard.WRAP.guarding(
                input -> {
                    publish(ReportCode.FS_SILENT_REFUSAL, "a");
                    publish(ReportCode.FS_SILENT_REFUSAL, "b");
                    GuardRuntime.current()
                            .publish(
                                    Report.builder(ReportCode.FS_REDIRECTED, Confidence.CERTAIN, "30 more paths")
                                            .build(),
                                    30);
                    publish(ReportCode.FS_WRITE_OUTSIDE_TMP, "c");
                    return input;
                },
                EMF);
        guarded.call("a", new FakeContext("r"));

        assertThat(metrics()).hasSize(1);
        JsonNode line = metrics().get(0);
        assertThat(line.path("Refusals").asInt()).isEqualTo(3);
        assertThat(line.path("fs.silent-refusal").asInt()).isEqualTo(2);
        assertThat(line.path("fs.write-outside-tmp").asInt()).isEqualTo(1);
        assertThat(line.path("Redirects").asInt()).isEqualTo(30);
    }

    @Test
    void anInvocationWithNothingToSaySaysNothing() throws Exception {
        WayToGuard.Guarded guarded = WayToGuard.GUARDED_HANDLER.guarding(input -> input, EMF);
        guarded.call("cold", new FakeContext("1"));
        guarded.call("warm", new FakeContext("2"));

        assertThat(metrics()).hasSize(1);
    }

    @Test
    void offWritesNothing() throws Exception {
        ScriptedWatch.measuring(to -> {
            throw new AssertionError("asked");
        });
        WayToGuard.Guarded guarded = WayToGuard.WRAP.guarding(input -> {
            publish(ReportCode.FS_REDIRECTED, "a");
            return input;
        });
        guarded.call("a", new FakeContext("1"));

        assertThat(log.codes()).containsExactly("fs.redirected");
    }

    @Test
    void whatTheWatchesMeasureIsInTheLineOfTheInvocationThatEnds() throws Exception {
        WayToGuard.Guarded guarded = WayToGuard.WRAP.guarding(input -> input, EMF);
        guarded.call("cold", new FakeContext("1"));
        ScriptedWatch.measuring(to -> to.accept(new Measurement("TmpUsedPercent", Measurement.Unit.PERCENT, 7)));
        guarded.call("warm", new FakeContext("2"));

        assertThat(metrics().get(1).path("TmpUsedPercent").asInt()).isEqualTo(7);
        assertThat(metrics().get(1).path("RequestId").asText()).isEqualTo("2");
    }

    @Test
    void aWatchThatThrowsIsReportedAndTheRestIsWritten() throws Exception {
        ScriptedWatch.measuring(to -> to.accept(new Measurement("x", Measurement.Unit.PERCENT, Double.NaN)));
        WayToGuard.Guarded guarded = WayToGuard.WRAP.guarding(input -> input, EMF);

        assertThat(guarded.call("a", new FakeContext("1"))).isEqualTo("a");

        assertThat(log.codes()).contains("guard.internal");
        assertThat(metrics().get(0).path("ColdStarts").asInt()).isEqualTo(1);
    }

    @Test
    void aGuardedHandlerInsideAnotherWritesNoLineOfItsOwn() throws Exception {
        WayToGuard.Guarded inner = WayToGuard.WRAP.guarding(
                input -> {
                    publish(ReportCode.FS_REDIRECTED, input);
                    return input;
                },
                EMF);
        WayToGuard.Guarded outer = WayToGuard.GUARDED_HANDLER.guarding(
                input -> inner.call(input, new FakeContext("1")) + inner.call(input, new FakeContext("1")), EMF);

        outer.call("a", new FakeContext("1"));

        assertThat(metrics()).hasSize(1);
        assertThat(metrics().get(0).path("Redirects").asInt()).isEqualTo(2);
    }

    @Test
    void anErrorThatEndsTheProcessLeavesNothingBehind() {
        StackOverflowError error = new StackOverflowError();
        WayToGuard.Guarded guarded = WayToGuard.WRAP.guarding(
                input -> {
                    publish(ReportCode.FS_REDIRECTED, input);
                    throw error;
                },
                EMF);

        for (String name : List.of("a", "b")) {
            assertThatThrownBy(() -> guarded.call(name, null)).isSameAs(error);
        }
        assertThat(metrics()).hasSize(2).allMatch(line -> line.path("Redirects").asInt() == 1);
    }

    @Test
    void aLineThatCannotBeWrittenIsMadeUpForByTheNext() throws Exception {
        WayToGuard.Guarded guarded = WayToGuard.WRAP.guarding(
                input -> {
                    publish(ReportCode.FS_REDIRECTED, input);
                    return input;
                },
                EMF);
        log.failWith(new IllegalStateException("no log"));
        assertThat(guarded.call("a", new FakeContext("1"))).isEqualTo("a");
        assertThat(guarded.call("b", new FakeContext("2"))).isEqualTo("b");
        log.failWith(null);
        guarded.call("c", new FakeContext("3"));

        assertThat(log.codes()).contains("guard.internal");
        assertThat(metrics()).hasSize(1);
        assertThat(metrics().get(0).path("Redirects").asInt()).isEqualTo(3);
        assertThat(metrics().get(0).path("ColdStarts").asInt()).isEqualTo(1);
    }

    @Test
    void settingsMadeInCodeKeepWhatWasCounted() throws Exception {
        WayToGuard.WRAP.guarding(input -> input, EMF);
        publish(ReportCode.FS_REDIRECTED, "at init");
        WayToGuard.Guarded guarded = WayToGuard.WRAP.guarding(input -> input, EMF);
        guarded.call("a", new FakeContext("1"));

        assertThat(metrics().get(0).path("Redirects").asInt()).isEqualTo(1);
    }

    @Test
    void withInvocationsAtTheSameTimeEachFindingIsInOneLine() throws Exception {
        int threads = 6;
        int invocations = 150;
        WayToGuard.Guarded guarded = WayToGuard.GUARDED_HANDLER.guarding(
                input -> {
                    publish(ReportCode.FS_REDIRECTED, input);
                    return input;
                },
                EMF);
        ExecutorService pool = Executors.newFixedThreadPool(threads + 1);
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<?>> all = new ArrayList<>();
        try {
            for (int t = 0; t < threads; t++) {
                String thread = "t" + t;
                all.add(pool.submit(() -> {
                    begin.await();
                    for (int i = 0; i < invocations; i++) {
                        guarded.call(thread + i, new FakeContext(thread + i));
                    }
                    return null;
                }));
            }
            // As the SDK does, and the agent's queue.
            all.add(pool.submit(() -> {
                begin.await();
                for (int i = 0; i < invocations; i++) {
                    publish(ReportCode.IAM_PARTIAL_FAILURE, "p" + i);
                }
                return null;
            }));
            begin.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
        guarded.call("last", new FakeContext("last"));

        Map<String, Integer> sums = new HashMap<>();
        Map<String, Integer> linesOf = new HashMap<>();
        for (JsonNode line : metrics()) {
            linesOf.merge(line.path("RequestId").asText(), 1, Integer::sum);
            for (String name : List.of("Redirects", "fs.redirected", "Denials", "iam.partial-failure", "ColdStarts")) {
                sums.merge(name, line.path(name).asInt(), Integer::sum);
            }
        }
        assertThat(sums)
                .containsEntry("Redirects", threads * invocations + 1)
                .containsEntry("fs.redirected", threads * invocations + 1)
                .containsEntry("Denials", invocations)
                .containsEntry("iam.partial-failure", invocations)
                .containsEntry("ColdStarts", 1);
        assertThat(linesOf.values()).containsOnly(1);
    }
}
