package dev.runtimeguard.samples.local;

import static dev.runtimeguard.samples.local.TestFunctions.function;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runtimeguard.samples.local.InvocationResult.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LocalLambdaTest {

    @ParameterizedTest
    @ValueSource(ints = {17, 21, 25})
    void answersOneInvocationAfterAnother(int feature) throws Exception {
        try (LocalLambda lambda =
                function(EchoHandler.class).javaHome(TestFunctions.jdk(feature)).start()) {
            for (String event : List.of("\"one\"", "\"héllo ☃\"", "\"three\"")) {
                InvocationResult result = lambda.invoke(event);

                assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.SUCCESS);
                assertThat(result.payloadText()).isEqualTo(event);
                assertThat(result.log()).isEqualTo("echo " + event.replace("\"", "") + "\n");
                assertThat(result.exitCode()).isEmpty();
            }
            assertThat(lambda.initDuration()).isBetween(Duration.ofMillis(50), Duration.ofSeconds(30));
        }
    }

    @Test
    void carriesAMegabyteBothWays() throws Exception {
        String event = "\"" + "x".repeat(1_500_000) + "\"";
        try (LocalLambda lambda = function(EchoHandler.class).start()) {
            InvocationResult result = lambda.invoke(event);

            assertThat(result.payloadText()).isEqualTo(event);
            assertThat(result.log()).hasSize(event.length() + 4);
        }
    }

    @Test
    void handsOverTheErrorAsTheClientReportsIt() throws Exception {
        try (LocalLambda lambda = function(MisbehavingHandler.class).start()) {
            InvocationResult result = lambda.invoke("\"throw\"");

            assertThat(result.outcome()).isEqualTo(Outcome.FUNCTION_ERROR);
            assertThat(result.payloadText())
                    .contains("\"errorMessage\":\"boom\"")
                    .contains("\"errorType\":\"java.lang.IllegalStateException\"");
            assertThat(result.functionErrorType())
                    .hasValueSatisfying(type -> assertThat(type).isNotBlank());
            assertThat(result.xrayErrorCause())
                    .hasValueSatisfying(cause -> assertThat(cause).contains("boom"));
            assertThat(result.log())
                    .startsWith("asked to throw\n")
                    .contains("boom: java.lang.IllegalStateException")
                    .contains("Caused by: java.io.IOException: disk");
            assertThat(lambda.invoke("\"go on\"").payloadText()).isEqualTo("\"go on\"");
        }
    }

    @Test
    void takesAnErrorCauseHeaderNearItsLimit() throws Exception {
        try (LocalLambda lambda = function(MisbehavingHandler.class).start()) {
            InvocationResult result = lambda.invoke("\"throw much\"");

            assertThat(result.outcome()).isEqualTo(Outcome.FUNCTION_ERROR);
            assertThat(result.xrayErrorCause())
                    .hasValueSatisfying(cause -> assertThat(cause).hasSizeGreaterThan(600_000));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 3", "halt 4", "leave a child and halt 5", "be killed 137"})
    void failsAtOnceWhenTheProcessEnds(String eventAndCode) throws Exception {
        int space = eventAndCode.lastIndexOf(' ');
        String event = eventAndCode.substring(0, space);
        int code = Integer.parseInt(eventAndCode.substring(space + 1));
        try (LocalLambda lambda = function(MisbehavingHandler.class).start()) {
            InvocationResult result = lambda.invoke('"' + event + '"');

            assertThat(result.outcome()).isEqualTo(Outcome.PROCESS_EXITED);
            assertThat(result.exitCode()).hasValue(code);
            assertThat(result.payloadText())
                    .contains("\"errorType\":\"Runtime.ExitError\"")
                    .contains("exit status " + code);
            assertThat(result.log()).startsWith("asked to " + event + "\n");
            assertThat(result.duration()).isLessThan(Duration.ofSeconds(10));
            assertThat(lambda.invoke("\"more\"").outcome()).isEqualTo(Outcome.PROCESS_EXITED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "OFF"})
    void leavesNoChildOfTheFunctionBehind(SandboxMode mode) throws Exception {
        String nap = "1000." + ProcessHandle.current().pid();
        try (LocalLambda lambda = function(MisbehavingHandler.class)
                .environment("NAP", nap)
                .sandbox(mode)
                .start()) {
            assertThat(lambda.invoke("\"leave a child and halt\"").exitCode()).hasValue(5);
        }
        List<ProcessHandle> children = ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").endsWith("sleep " + nap))
                .toList();
        // A killed process may still be on its way out.
        for (ProcessHandle child : children) {
            assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(2));
        }
    }

    @Test
    void killsAFunctionThatIsLate() throws Exception {
        try (LocalLambda lambda = function(MisbehavingHandler.class)
                .timeout(Duration.ofSeconds(1))
                .start()) {
            InvocationResult result = lambda.invoke("\"sleep\"");

            assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(result.payloadText()).contains("Task timed out after 1.00 seconds");
            assertThat(result.log()).isEqualTo("asked to sleep\n");
            assertThat(result.exitCode()).isPresent();
        }
    }

    @Test
    void answersThoseWhoWaitWhenItIsClosed() throws Exception {
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try {
            LocalLambda lambda = function(MisbehavingHandler.class).start();
            Future<InvocationResult> result = caller.submit(() -> lambda.invoke("\"sleep\""));
            while (!lambda.log().contains("asked to sleep")) {
                Thread.sleep(10);
            }
            lambda.close();

            assertThat(result.get().outcome()).isEqualTo(Outcome.PROCESS_EXITED);
        } finally {
            caller.shutdownNow();
        }
    }

    @Test
    void runsSeveralAtOnceWhereTheConcurrencyAllowsIt() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(3);
        try (LocalLambda lambda =
                function(MisbehavingHandler.class).maxConcurrency(3).start()) {
            List<Future<InvocationResult>> results = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                results.add(callers.submit(() -> lambda.invoke("\"meet\"")));
            }
            for (Future<InvocationResult> result : results) {
                assertThat(result.get().payloadText()).isEqualTo("\"true\"");
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void takesTurnsWithoutConcurrency() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try (LocalLambda lambda = function(EchoHandler.class).start()) {
            List<Future<InvocationResult>> results = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String event = "\"" + i + "\"";
                results.add(callers.submit(() -> lambda.invoke(event)));
            }
            for (int i = 0; i < 12; i++) {
                assertThat(results.get(i).get().log()).isEqualTo("echo " + i + "\n");
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(LogFormat.class)
    void logsInTheFormatAskedFor(LogFormat format) throws Exception {
        try (LocalLambda lambda =
                function(EchoHandler.class).logFormat(format).logLevel("DEBUG").start()) {
            InvocationResult result = lambda.invoke("\"hi\"");

            if (format == LogFormat.TEXT) {
                assertThat(result.log()).isEqualTo("echo hi\n");
            } else {
                assertThat(result.log())
                        .startsWith("{")
                        .contains("\"message\":\"echo hi\\n\"")
                        .contains("\"AWSRequestId\":\"" + result.requestId() + "\"");
            }
        }
    }

    @Test
    void reportsAnInitError() {
        assertThatThrownBy(() -> function(FailingConstructorHandler.class).start())
                .isInstanceOfSatisfying(FunctionInitException.class, e -> {
                    assertThat(e.body()).hasValueSatisfying(body -> assertThat(body)
                            .contains("java.lang.IllegalStateException")
                            .contains("no configuration"));
                    assertThat(e.errorType()).isPresent();
                    assertThat(e.exitCode()).hasValue(1);
                    assertThat(e.log()).startsWith("constructing\n");
                });
    }

    @Test
    void reportsAProcessThatEndsInItsInitPhase() {
        assertThatThrownBy(() -> function(ExitingConstructorHandler.class).start())
                .isInstanceOfSatisfying(FunctionInitException.class, e -> {
                    assertThat(e.body()).isEmpty();
                    assertThat(e.exitCode()).hasValue(7);
                    assertThat(e.log()).isEqualTo("leaving\n");
                });
    }

    @Test
    void endsAnInitPhaseThatTakesTooLong() {
        assertThatThrownBy(() -> function(ExitingConstructorHandler.class)
                        .environment("SLEEP", "1")
                        .initTimeout(Duration.ofSeconds(2))
                        .start())
                .isInstanceOf(FunctionInitException.class)
                .hasMessageContaining("not over after 2000 ms");
    }

    @Test
    void leavesAMissingClassToTheFirstInvocationAsTheClientDoes() throws Exception {
        try (LocalLambda lambda = function("com.acme.Missing").start()) {
            InvocationResult result = lambda.invoke("{}");

            assertThat(result.outcome()).isEqualTo(Outcome.FUNCTION_ERROR);
            assertThat(result.payloadText()).contains("Class not found: com.acme.Missing");
        }
    }

    @Test
    void restoresAtOnceWithSnapStart() throws Exception {
        try (LocalLambda lambda =
                function(EchoHandler.class).initializationType("snap-start").start()) {
            assertThat(lambda.invoke("\"hi\"").payloadText()).isEqualTo("\"hi\"");
        }
    }
}
