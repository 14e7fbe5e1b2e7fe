package dev.runtimeguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.runtimeguard.testing.FakeContext;
import dev.runtimeguard.testing.GuardLog;
import dev.runtimeguard.testing.Hostile;
import dev.runtimeguard.testing.ScriptedDiagnoser;
import dev.runtimeguard.testing.ScriptedWatch;
import dev.runtimeguard.testing.Sneaky;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything the guard works with, broken in every way: what the function returns or throws arrives all the same. */
class FaultTableTest {

    @RegisterExtension
    final GuardLog log = new GuardLog();

    /** Whom the guard asks or tells; breaks it, and returns the context of the invocations to come. */
    enum Collaborator {
        CONTEXT(0) {
            @Override
            Context broken(Throwable fault, GuardLog log) {
                return mock(Context.class, call -> {
                    throw Sneaky.raise(fault);
                });
            }
        },
        NO_CONTEXT(0) {
            @Override
            Context broken(Throwable fault, GuardLog log) {
                return null;
            }
        },
        REMAINING_TIME(0) {
            @Override
            Context broken(Throwable fault, GuardLog log) {
                return new FakeContext("req-1", () -> {
                    throw Sneaky.raise(fault);
                });
            }
        },
        DIAGNOSER(1) {
            @Override
            Context broken(Throwable fault, GuardLog log) {
                ScriptedDiagnoser.answer(link -> {
                    throw Sneaky.raise(fault);
                });
                return new FakeContext("req-1");
            }
        },
        LOG(1) {
            @Override
            Context broken(Throwable fault, GuardLog log) {
                log.failWith(fault);
                return new FakeContext("req-1");
            }
        },
        LOG_AND_STANDARD_ERROR(0) {
            @Override
            Context broken(Throwable fault, GuardLog log) {
                log.failWith(fault);
                System.setErr(new PrintStream(OutputStream.nullOutputStream()) {
                    @Override
                    public void println(String line) {
                        throw Sneaky.raise(fault);
                    }
                });
                return new FakeContext("req-1");
            }
        },
        WATCH_AT_START(1) {
            @Override
            Context broken(Throwable fault, GuardLog log) {
                ScriptedWatch.failAtStart(() -> fault);
                return new FakeContext("req-1");
            }
        },
        WATCH_AT_END(1) {
            @Override
            Context broken(Throwable fault, GuardLog log) {
                ScriptedWatch.failAtEnd(() -> fault);
                return new FakeContext("req-1");
            }
        };

        private final int reports;

        Collaborator(int reports) {
            this.reports = reports;
        }

        abstract Context broken(Throwable fault, GuardLog log);
    }

    static Stream<Throwable> faults() {
        return Stream.of(
                new IllegalStateException("broken"),
                new NullPointerException(),
                new AssertionError("broken"),
                new StackOverflowError(),
                new OutOfMemoryError("broken"),
                new NoClassDefFoundError("com/acme/Gone"),
                new AbstractMethodError(),
                new IOException("checked"),
                new InterruptedException("as from a wait"),
                new ThreadDeath(),
                new Hostile(new AssertionError("hostile")));
    }

    static Stream<Arguments> table() {
        return Arrays.stream(Collaborator.values())
                .flatMap(collaborator -> faults().map(fault -> Arguments.of(collaborator, fault.getClass(), fault)));
    }

    @ParameterizedTest(name = "{0} throws {1}")
    @MethodSource("table")
    void theFunctionsOwnResultComesThrough(Collaborator collaborator, Class<?> type, Throwable fault) {
        ScriptedDiagnoser.answer(link -> ScriptedDiagnoser.report());
        Context context = collaborator.broken(fault, log);
        IOException own = new IOException("the function's own", new IllegalStateException("its cause"));
        RequestHandler<String, String> guarded = Guard.wrap(
                (input, ignored) -> {
                    if (input.equals("fail")) {
                        throw Sneaky.raise(own);
                    }
                    return input;
                },
                GuardConfig.builder().build());

        for (int i = 0; i < 3; i++) {
            Thread.currentThread().interrupt();
            assertThat(guarded.handleRequest("fine", context)).isEqualTo("fine");
            assertThat(failure(guarded, context))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessageStartingWith("the function's own")
                    .hasCause(own.getCause());
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(log.reports().stream()
                        .filter(report -> report.path("code").asText().equals("guard.internal"))
                        .filter(report -> !report.path("repeated").asBoolean())
                        .map(report -> report.path("summary").asText())
                        .distinct())
                .hasSizeBetween(collaborator.reports, Math.max(1, collaborator.reports));
    }

    private static Throwable failure(RequestHandler<String, String> guarded, Context context) {
        try {
            guarded.handleRequest("fail", context);
        } catch (Throwable caught) {
            return caught;
        }
        return new AssertionError("nothing thrown");
    }
}
