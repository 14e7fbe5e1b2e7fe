package dev.runtimeguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.runtimeguard.testing.FakeContext;
import dev.runtimeguard.testing.GuardLog;
import dev.runtimeguard.testing.Hostile;
import dev.runtimeguard.testing.ScriptedDiagnoser;
import dev.runtimeguard.testing.Sneaky;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every way of guarding a handler promises, whichever of the four a user takes. */
class GuardWrapTest {

    @RegisterExtension
    final GuardLog log = new GuardLog();

    private static final GuardConfig CONFIG = GuardConfig.builder().build();
    private static final Context CONTEXT = new FakeContext("req-1");

    /** A handler's work. */
    interface Work {
        String on(String input) throws Throwable;
    }

    /** A guarded handler, called as the runtime calls it. */
    interface Guarded {
        String call(String input, Context context) throws IOException;
    }

    /** One of the ways to guard a handler. */
    record Way(String name, java.util.function.BiFunction<Work, GuardConfig, Guarded> guard) {
        Guarded guarding(Work work) {
            return guard.apply(work, CONFIG);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Way> ways() {
        return Stream.of(
                new Way("wrap", (work, config) -> Guard.wrap(requestHandler(work), config)::handleRequest),
                new Way("wrap stream", (work, config) -> called(Guard.wrap(streamHandler(work), config))),
                new Way(
                        "GuardedHandler",
                        (work, config) -> new GuardedHandler<String, String>(config) {
                            @Override
                            protected String handle(String event, Context context) {
                                return run(work, event);
                            }
                        }::handleRequest),
                new Way(
                        "GuardedStreamHandler",
                        (work, config) -> called(new GuardedStreamHandler(config) {
                            @Override
                            protected void handle(InputStream input, OutputStream output, Context context)
                                    throws Exception {
                                output.write(run(work, text(input)).getBytes(StandardCharsets.UTF_8));
                            }
                        })));
    }

    private static RequestHandler<String, String> requestHandler(Work work) {
        return (input, context) -> run(work, input);
    }

    private static RequestStreamHandler streamHandler(Work work) {
        return (input, output, context) -> output.write(run(work, text(input)).getBytes(StandardCharsets.UTF_8));
    }

    private static Guarded called(RequestStreamHandler handler) {
        return (input, context) -> {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), output, context);
            return output.toString(StandardCharsets.UTF_8);
        };
    }

    private static String text(InputStream input) throws IOException {
        return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String run(Work work, String input) {
        try {
            return work.on(input);
        } catch (Throwable thrown) {
            throw Sneaky.raise(thrown);
        }
    }

    private static Work throwing(Throwable thrown) {
        return input -> {
            throw thrown;
        };
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aResultComesThrough(Way way) throws IOException {
        assertThat(way.guarding(input -> input + "!").call("hello", CONTEXT)).isEqualTo("hello!");
        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void anExceptionTheGuardDoesNotKnowIsThrownItself(Way way) {
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
    @MethodSource("ways")
    void aKnownExceptionKeepsAllButTheEndOfItsMessage(Way way) {
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
    @MethodSource("ways")
    void aKnownCauseIsExplainedInTheOutermostMessage(Way way) {
        IllegalArgumentException thrown = new IllegalArgumentException("outer", new IOException("inner"));
        ScriptedDiagnoser.knows(IOException.class);

        Throwable caught = catchThrowable(() -> way.guarding(throwing(thrown)).call("", CONTEXT));

        assertThat(caught)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("outer\n[Runtime");
        assertThat(caught.getCause()).isSameAs(thrown.getCause());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aVirtualMachineErrorIsLeftAlone(Way way) {
        ScriptedDiagnoser.answer(link -> ScriptedDiagnoser.report());
        for (Throwable thrown : List.of(new OutOfMemoryError("heap"), new StackOverflowError(), new InternalError())) {
            Guarded guarded = way.guarding(throwing(thrown));

            assertThat(catchThrowable(() -> guarded.call("", CONTEXT))).isSameAs(thrown);
        }
        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theReportNamesTheInvocationAndAColdStartOnlyOnce(Way way) throws IOException {
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
    @MethodSource("ways")
    void aNullContextIsAnInvocationWithoutNames(Way way) {
        ScriptedDiagnoser.answer(link -> ScriptedDiagnoser.report());

        assertThat(catchThrowable(
                        () -> way.guarding(throwing(new IOException("no"))).call("", null)))
                .isExactlyInstanceOf(IOException.class);
        assertThat(log.reports().get(0).get("function").fieldNames())
                .toIterable()
                .containsExactly("coldStart");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aDisabledGuardIsNotThere(Way way) {
        ScriptedDiagnoser.answer(link -> ScriptedDiagnoser.report());
        IOException thrown = new IOException("no");
        Guarded guarded = way.guard()
                .apply(throwing(thrown), CONFIG.toBuilder().disabled(true).build());

        assertThat(catchThrowable(() -> guarded.call("", CONTEXT))).isSameAs(thrown);
        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void anExceptionWhoseMethodsThrowIsThrownItself(Way way) {
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
        RequestHandler<String, String> handler = requestHandler(input -> "");
        RequestStreamHandler stream = streamHandler(input -> "");
        GuardConfig disabled = CONFIG.toBuilder().disabled(true).build();

        assertThat(Guard.wrap(handler, disabled)).isSameAs(handler);
        assertThat(Guard.wrap(stream, disabled)).isSameAs(stream);
        assertThat(Guard.explain(new IOException())).isEmpty();
    }

    @Test
    void nullIsRefusedWhereItIsGiven() {
        assertThatNullPointerException().isThrownBy(() -> Guard.wrap((RequestHandler<String, String>) null, CONFIG));
        assertThatNullPointerException().isThrownBy(() -> Guard.wrap(requestHandler(input -> ""), null));
        assertThatNullPointerException().isThrownBy(() -> Guard.wrap((RequestStreamHandler) null, CONFIG));
    }

    @Test
    void explainAnswersWithoutLogging() {
        Guard.wrap(requestHandler(input -> ""), CONFIG);
        ScriptedDiagnoser.knows(IOException.class);

        assertThat(Guard.explain(new RuntimeException(new IOException()))).isPresent();
        assertThat(Guard.explain(new RuntimeException())).isEqualTo(Optional.empty());
        assertThat(Guard.explain(null)).isEmpty();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aGuardedHandlerMayReturnNull() {
        assertThat(Guard.wrap(requestHandler(input -> null), CONFIG).handleRequest(null, null))
                .isNull();
    }
}
