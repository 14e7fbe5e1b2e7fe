package dev.runtimeguard;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.runtimeguard.testing.FakeContext;
import dev.runtimeguard.testing.GuardLog;
import dev.runtimeguard.testing.Hostile;
import dev.runtimeguard.testing.ScriptedDiagnoser;
import dev.runtimeguard.testing.Sneaky;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever breaks inside the guard, the function's own exception arrives, and one line says what broke. */
class FaultInjectionTest {

    @RegisterExtension
    final GuardLog log = new GuardLog();

    private static final GuardConfig CONFIG = GuardConfig.builder().build();

    static Stream<Throwable> faults() {
        return Stream.of(
                new IllegalStateException("broken"),
                new NullPointerException(),
                new AssertionError("broken"),
                new StackOverflowError(),
                new OutOfMemoryError("broken"),
                new NoClassDefFoundError("com/acme/Gone"),
                new AbstractMethodError(),
                new ExceptionInInitializerError(new IllegalStateException("static")),
                new IOException("checked"),
                new Hostile(new AssertionError("hostile")));
    }

    private static RequestHandler<String, String> guarded(Throwable thrown) {
        return Guard.wrap(
                (input, context) -> {
                    if (input.equals("fail")) {
                        throw Sneaky.raise(thrown);
                    }
                    return input;
                },
                CONFIG);
    }

    /** Null when it is {@code expected} itself that comes out. */
    private static Throwable wrong(Throwable expected) {
        try {
            guarded(expected).handleRequest("fail", new FakeContext("req-1"));
        } catch (Throwable caught) {
            return caught == expected ? null : caught;
        }
        return new AssertionError("nothing thrown");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aDiagnoserThatThrows(Throwable fault) {
        ScriptedDiagnoser.answer(link -> {
            throw Sneaky.raise(fault);
        });

        assertThat(wrong(new IOException("the function's own"))).isNull();
        assertThat(log.codes()).containsExactly("guard.internal");
        assertThat(log.reports().get(0).get("summary").asText())
                .contains("ScriptedDiagnoser", fault.getClass().getName());
        assertThat(guarded(null).handleRequest("fine", null)).isEqualTo("fine");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aLogThatThrows(Throwable fault) {
        ScriptedDiagnoser.answer(link -> ScriptedDiagnoser.report());
        log.failWith(fault);
        RequestHandler<String, String> guarded = guarded(new IOException("the function's own"));
        String message = null;
        try {
            guarded.handleRequest("fail", new FakeContext("req-1"));
        } catch (Exception caught) {
            message = caught.getMessage();
        }

        assertThat(message).startsWith("the function's own\n[Runtime Guard: fs.write-outside-tmp]");
        assertThat(log.codes()).containsExactly("guard.internal");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aDiagnoserAndALogThatThrow(Throwable fault) {
        ScriptedDiagnoser.answer(link -> {
            throw Sneaky.raise(fault);
        });
        log.failWith(fault);

        assertThat(wrong(new IOException("the function's own"))).isNull();
        assertThat(log.codes()).containsExactly("guard.internal");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void anExceptionOfTheFunctionsThatThrows(Throwable fault) {
        ScriptedDiagnoser.answer(link -> ScriptedDiagnoser.report());

        assertThat(wrong(new Hostile(fault))).isNull();
        assertThat(log.codes()).containsExactly("fs.write-outside-tmp", "guard.internal");
    }
}
