package dev.runtimeguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.runtimeguard.WayToGuard.Guarded;
import dev.runtimeguard.WayToGuard.Work;
import dev.runtimeguard.testing.FakeContext;
import dev.runtimeguard.testing.GuardLog;
import dev.runtimeguard.testing.Hostile;
import dev.runtimeguard.testing.ScriptedDiagnoser;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every way of guarding a handler promises, whichever of the four a user takes. */
class GuardWrapTest {

    @RegisterExtension
    final GuardLog log = new GuardLog();

    private static final Context CONTEXT = new FakeContext("req-1");

    private static Work throwing(Throwable thrown) {
        return input -> {
            throw thrown;
        };
    }

    @ParameterizedTest
    @EnumSource
    void aResultComesThrough(WayToGuard way) throws IOException {
        assertThat(way.guarding(input -> input + "!").call("hello", CONTEXT)).isEqualTo("hello!");
        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anExceptionTheGuardDoesNotKnowIsThrownItself(WayToGuard way) {
        for (Throwable thrown : List.of(
                new IOException("checked"),
                new IllegalStateException("unchecked"),
                new Exception(),
                new AssertionError("error"),
                new InterruptedException())) {
            Guarded guarded = way.guarding(throwing(thrown));

            assertThat(catchThrowable(() -> guarded.call("", CONTEXT))).isSameAs(thrown);
        }
        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aKnownExceptionKeepsAllButTheEndOfItsMessage(WayToGuard way) {
        IOException thrown = new IOException("disk said no", new IllegalStateException("cause"));
        thrown.addSuppressed(new IOException("suppressed"));
        ScriptedDiagnoser.knows(IOException.class);

        Throwable caught = catchThrowable(() -> way.guarding(throwing(thrown)).call("", CONTEXT));

        assertThat(caught)
                .isExactlyInstanceOf(IOException.class)
                .hasMessageStartingWith("disk said no\n[Runtime Guard:");
        assertThat(caught.getMessage()).contains("Path.of(\"/tmp\")").hasSizeLessThan(1_520);
        assertThat(caught.getCause()).isSameAs(thrown.getCause());
        assertThat(caught.getStackTrace()).isEqualTo(thrown.getStackTrace());
        assertThat(caught.getSuppressed()).isEqualTo(thrown.getSuppressed());
        assertThat(log.codes()).containsExactly("fs.write-outside-tmp");
        assertThat(log.levels()).containsExactly("ERROR");
    }

    @ParameterizedTest
    @EnumSource
    void aKnownCauseIsExplainedInTheOutermostMessage(WayToGuard way) {
        IllegalArgumentException thrown = new IllegalArgumentException("outer", new IOException("inner"));
        ScriptedDiagnoser.knows(IOException.class);

        Throwable caught = catchThrowable(() -> way.guarding(throwing(thrown)).call("", CONTEXT));

        assertThat(caught)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("outer\n[Runtime");
        assertThat(caught.getCause()).isSameAs(thrown.getCause());
    }

    @ParameterizedTest
    @EnumSource
    void aVirtualMachineErrorIsLeftAlone(WayToGuard way) {
        ScriptedDiagnoser.answer(link -> ScriptedDiagnoser.report());
        for (Throwable thrown : List.of(new OutOfMemoryError("heap"), new StackOverflowError(), new InternalError())) {
            Guarded guarded = way.guarding(throwing(thrown));

            assertThat(catchThrowable(() -> guarded.call("", CONTEXT))).isSameAs(thrown);
        }
        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theReportNamesTheInvocationAndAColdStartOnlyOnce(WayToGuard way) throws IOException {
        ScriptedDiagnoser.answer(link -> ScriptedDiagnoser.report());
        Guarded guarded = way.guarding(input -> {
            if (input.equals("fail")) {
                throw new IOException("no");
            }
            return "";
        });
        assertThatThrownBy(() -> guarded.call("fail", new FakeContext("req-1"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> guarded.call("fail", new FakeContext("req-2"))).isInstanceOf(IOException.class);

        assertThat(log.reports())
                .extracting(report -> report.at("/function/requestId").asText())
                .containsExactly("req-1", "req-2");
        assertThat(log.reports())
                .extracting(report -> report.at("/function/coldStart").asBoolean())
                .containsExactly(true, false);
        assertThat(log.reports().get(1).get("count").asInt()).isEqualTo(2);

        Guarded succeedsFirst = way.guarding(input -> {
            if (input.equals("fail")) {
                throw new IOException("no");
            }
            return "";
        });
        succeedsFirst.call("", CONTEXT);
        assertThatThrownBy(() -> succeedsFirst.call("fail", CONTEXT)).isInstanceOf(IOException.class);
        assertThat(log.reports().get(2).at("/function/coldStart").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aNullContextIsAnInvocationWithoutNames(WayToGuard way) {
        ScriptedDiagnoser.answer(link -> ScriptedDiagnoser.report());

        assertThat(catchThrowable(
                        () -> way.guarding(throwing(new IOException("no"))).call("", null)))
                .isExactlyInstanceOf(IOException.class);
        assertThat(log.reports().get(0).get("function").fieldNames())
                .toIterable()
                .containsExactly("coldStart");
    }

    @ParameterizedTest
    @EnumSource
    void aDisabledGuardIsNotThere(WayToGuard way) {
        ScriptedDiagnoser.answer(link -> ScriptedDiagnoser.report());
        IOException thrown = new IOException("no");
        Guarded guarded = way.guarding(
                throwing(thrown), WayToGuard.CONFIG.toBuilder().disabled(true).build());

        assertThat(catchThrowable(() -> guarded.call("", CONTEXT))).isSameAs(thrown);
        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anExceptionWhoseMethodsThrowIsThrownItself(WayToGuard way) {
        for (Throwable inside : List.of(new IllegalStateException(), new AssertionError(), new StackOverflowError())) {
            ScriptedDiagnoser.answer(link -> ScriptedDiagnoser.report());
            Hostile thrown = new Hostile(inside);

            Throwable caught = null;
            try {
                way.guarding(throwing(thrown)).call("", CONTEXT);
            } catch (Throwable any) {
                caught = any;
            }
            assertThat(caught == thrown).isTrue();
        }
    }

    @Test
    void disabledReturnsTheHandlerItself() {
        RequestHandler<String, String> handler = WayToGuard.requestHandler(input -> "");
        RequestStreamHandler stream = WayToGuard.streamHandler(input -> "");
        GuardConfig disabled = WayToGuard.CONFIG.toBuilder().disabled(true).build();

        assertThat(Guard.wrap(handler, disabled)).isSameAs(handler);
        assertThat(Guard.wrap(stream, disabled)).isSameAs(stream);
        assertThat(Guard.explain(new IOException())).isEmpty();
    }

    @Test
    void nullIsRefusedWhereItIsGiven() {
        assertThatNullPointerException()
                .isThrownBy(() -> Guard.wrap((RequestHandler<String, String>) null, WayToGuard.CONFIG));
        assertThatNullPointerException().isThrownBy(() -> Guard.wrap(WayToGuard.requestHandler(input -> ""), null));
        assertThatNullPointerException().isThrownBy(() -> Guard.wrap((RequestStreamHandler) null, WayToGuard.CONFIG));
    }

    @Test
    void explainAnswersWithoutLogging() {
        Guard.wrap(WayToGuard.requestHandler(input -> ""), WayToGuard.CONFIG);
        ScriptedDiagnoser.knows(IOException.class);

        assertThat(Guard.explain(new RuntimeException(new IOException()))).isPresent();
        assertThat(Guard.explain(new RuntimeException())).isEqualTo(Optional.empty());
        assertThat(Guard.explain(null)).isEmpty();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aGuardedHandlerMayReturnNull() {
        assertThat(Guard.wrap(WayToGuard.requestHandler(input -> null), WayToGuard.CONFIG)
                        .handleRequest(null, null))
                .isNull();
    }
}
