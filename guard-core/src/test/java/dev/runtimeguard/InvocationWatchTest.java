package dev.runtimeguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import dev.runtimeguard.testing.FakeContext;
import dev.runtimeguard.testing.GuardLog;
import dev.runtimeguard.testing.ScriptedWatch;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A watch sees the start and the end of every invocation, and can do it no harm. */
class InvocationWatchTest {

    private static final Report LEAK = Report.builder(ReportCode.TMP_LEAK, Confidence.CERTAIN, "It leaks.")
            .remedy(Remedy.Kind.CODE, "delete them", "Files.delete(file)")
            .build()
            .withFunction(new Report.Function(null, null, null, "1", false));

    @RegisterExtension
    final GuardLog log = new GuardLog();

    @ParameterizedTest
    @EnumSource
    void seesEveryInvocationSucceedOrFail(WayToGuard way) throws Exception {
        WayToGuard.Guarded guarded = way.guarding(input -> {
            if (input.equals("fail")) {
                throw new IOException("own");
            }
            return input;
        });

        guarded.call("a", new FakeContext("1"));
        assertThatThrownBy(() -> guarded.call("fail", new FakeContext("2"))).hasMessage("own");
        guarded.call("b", null);

        assertThat(ScriptedWatch.told())
                .containsExactly("start 1", "end 1 1 cold", "start 2", "end 2 2 warm", "start 3", "end 3 - warm");
        assertThat(ScriptedWatch.settings()).isSameAs(WayToGuard.CONFIG);
        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isToldOfAnErrorThatEndsTheProcessAsWell(WayToGuard way) {
        StackOverflowError error = new StackOverflowError();

        assertThat(catchThrowable(() -> way.guarding(input -> {
                            throw error;
                        })
                        .call("", new FakeContext("1"))))
                .isSameAs(error);

        assertThat(ScriptedWatch.told()).containsExactly("start 1", "end 1 1 cold");
    }

    @ParameterizedTest
    @EnumSource
    void failsASuccessfulInvocationWithAnExceptionOfItsOwnThatIsNotExplainedTwice(WayToGuard way) {
        ScriptedWatch.failInvocations(LEAK);
        WayToGuard.Guarded inner = way.guarding(String::trim);
        WayToGuard.Guarded outer = WayToGuard.WRAP.guarding(input -> inner.call(input, new FakeContext("1")));

        Throwable thrown = catchThrowable(() -> outer.call("a", new FakeContext("1")));

        assertThat(thrown)
                .isExactlyInstanceOf(StrictModeException.class)
                .hasMessage("[Runtime Guard: tmp.leak] It leaks.\nFix: delete them:\nFiles.delete(file)");
        assertThat(((StrictModeException) thrown).report()).isSameAs(LEAK);
        assertThat(Guard.explain(thrown)).containsSame(LEAK);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aFailureThatCrossesAnEdgeOnAnotherThreadIsNotExplainedTwice() throws Exception {
        ScriptedWatch.failInvocations(LEAK);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            WayToGuard.Guarded inner = WayToGuard.WRAP.guarding(String::trim);
            WayToGuard.Guarded outer = WayToGuard.WRAP.guarding(input -> {
                try {
                    return other.submit(() -> inner.call(input, new FakeContext("1")))
                            .get();
                } catch (java.util.concurrent.ExecutionException failed) {
                    throw failed.getCause();
                }
            });

            assertThat(catchThrowable(() -> outer.call("a", new FakeContext("1")))
                            .getMessage())
                    .containsOnlyOnce("[Runtime Guard:");
            assertThat(log.lines()).isEmpty();
        } finally {
            other.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheFunctionsOwnFailureAlone(WayToGuard way) {
        ScriptedWatch.failInvocations(LEAK);
        IOException own = new IOException("own");

        assertThat(catchThrowable(() -> way.guarding(input -> {
                            throw own;
                        })
                        .call("", null)))
                .isSameAs(own);
    }

    @ParameterizedTest
    @EnumSource
    void thatThrowsIsReportedAndHarmsNothing(WayToGuard way) throws Exception {
        WayToGuard.Guarded guarded = way.guarding(input -> input);
        ScriptedWatch.failAtEnd(() -> new OutOfMemoryError("at the end"));
        assertThat(guarded.call("a", null)).isEqualTo("a");
        ScriptedWatch.failAtStart(() -> new IllegalStateException("at the start"));
        assertThat(guarded.call("b", null)).isEqualTo("b");

        assertThat(log.codes()).containsExactly("guard.internal", "guard.internal");
        assertThat(log.lines().get(0)).contains("ScriptedWatch", "at the end");
        assertThat(log.lines().get(1)).contains("ScriptedWatch", "at the start");
        assertThat(ScriptedWatch.told()).containsExactly("start 1", "end 1 - cold");
    }

    @Test
    void aGuardedHandlerInsideAnotherIsNoInvocationOfItsOwn() throws Exception {
        WayToGuard.Guarded inner = WayToGuard.WRAP.guarding(input -> input);
        WayToGuard.Guarded outer =
                WayToGuard.GUARDED_HANDLER.guarding(input -> inner.call(input, new FakeContext("1")));

        outer.call("a", new FakeContext("1"));
        outer.call("b", new FakeContext("2"));

        assertThat(ScriptedWatch.told()).containsExactly("start 1", "end 1 1 cold", "start 2", "end 2 2 warm");
    }

    @Test
    void seesInvocationsThatRunAtTheSameTimeEachByItself() throws Exception {
        int invocations = 8;
        CyclicBarrier allInside = new CyclicBarrier(invocations);
        WayToGuard.Guarded guarded = WayToGuard.GUARDED_HANDLER.guarding(input -> {
            allInside.await();
            return input;
        });
        ExecutorService pool = Executors.newFixedThreadPool(invocations);
        try {
            List<Future<String>> running = IntStream.range(0, invocations)
                    .mapToObj(i -> pool.submit(() -> guarded.call("a", new FakeContext("r" + i))))
                    .toList();
            for (Future<String> one : running) {
                assertThat(one.get()).isEqualTo("a");
            }
        } finally {
            pool.shutdown();
        }

        assertThat(ScriptedWatch.told().subList(0, invocations)).allMatch(told -> told.startsWith("start"));
        assertThat(ScriptedWatch.told().stream()
                        .filter(told -> told.startsWith("end"))
                        .map(told -> told.substring("end ".length(), told.indexOf(" r"))))
                .containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7", "8");
    }

    @Test
    void isNotToldOfTheInvocationsOfADisabledGuard() throws Exception {
        GuardConfig disabled = GuardConfig.builder().disabled(true).build();
        for (WayToGuard way : WayToGuard.values()) {
            assertThat(way.guarding(input -> input, disabled).call("a", null)).isEqualTo("a");
        }

        assertThat(ScriptedWatch.told()).isEmpty();
    }
}
