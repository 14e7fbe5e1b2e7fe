package dev.runtimeguard.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.InvocationResult.Outcome;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.LocalLambdaBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Spring Cloud Function's own Lambda handler, in the local Lambda, as it is and behind the guard's entry point. */
class SpringCloudFunctionTest {

    private static final String INVOKER =
            "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest";

    @Test
    void runsGuardedWithoutAChangeToTheCode() throws Exception {
        try (LocalLambda unguarded = function(INVOKER).start();
                LocalLambda guarded = function("dev.runtimeguard.GuardedEntryPoint")
                        .environment("GUARD_HANDLER", INVOKER)
                        .start()) {
            String event = "{\"name\":\"Ada\"}";
            InvocationResult expected = unguarded.invoke(event);
            InvocationResult actual = guarded.invoke(event);

            assertThat(actual.payloadText()).contains("hello Ada");
            assertThat(actual.payload()).isEqualTo(expected.payload());

            InvocationResult expectedFailure = unguarded.invoke("{}");
            InvocationResult failure = guarded.invoke("{}");

            assertThat(failure.outcome()).as(failure.log()).isEqualTo(Outcome.FUNCTION_ERROR);
            assertThat(failure.payloadText()).contains("no name");
            assertThat(failure.payload()).isEqualTo(expectedFailure.payload());
        }
    }

    private static LocalLambdaBuilder function(String handler) {
        return LocalLambda.builder(handler)
                .environment("MAIN_CLASS", SpringGreetings.class.getName())
                .memoryMegabytes(1024)
                .initTimeout(Duration.ofMinutes(2))
                .timeout(Duration.ofMinutes(1));
    }
}
