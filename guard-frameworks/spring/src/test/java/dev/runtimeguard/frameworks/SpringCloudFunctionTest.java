package dev.runtimeguard.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.InvocationResult.Outcome;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.LocalLambdaBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Spring Cloud Function's own Lambda handler, in the local Lambda, as it is and behind the guard's entry point. */
class SpringCloudFunctionTest {

    private static final String INVOKER =
            "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest";

    private static final List<String> EVENTS = List.of("{\"name\":\"Ada\"}", "{}");

    @Test
    void runsGuardedWithoutAChangeToTheCode() throws Exception {
        List<InvocationResult> unguarded = answers(function(INVOKER));
        List<InvocationResult> guarded =
                answers(function("dev.runtimeguard.GuardedEntryPoint").environment("GUARD_HANDLER", INVOKER));

        assertThat(guarded.get(0).payloadText()).isEqualTo("{\"greeting\":\"hello Ada\"}");
        assertThat(guarded.get(1).payloadText()).contains("no name");
        for (int i = 0; i < EVENTS.size(); i++) {
            assertThat(guarded.get(i).outcome())
                    .as(guarded.get(i).log())
                    .isEqualTo(unguarded.get(i).outcome());
            assertThat(guarded.get(i).payload()).isEqualTo(unguarded.get(i).payload());
        }
        assertThat(guarded.get(1).outcome()).isEqualTo(Outcome.FUNCTION_ERROR);
    }

    private static List<InvocationResult> answers(LocalLambdaBuilder function) throws Exception {
        List<InvocationResult> answers = new ArrayList<>();
        try (LocalLambda lambda = function.start()) {
            for (String event : EVENTS) {
                answers.add(lambda.invoke(event));
            }
        }
        return answers;
    }

    private static LocalLambdaBuilder function(String handler) {
        return LocalLambda.builder(handler)
                .environment("MAIN_CLASS", SpringGreetings.class.getName())
                .memoryMegabytes(1024)
                .initTimeout(Duration.ofMinutes(2))
                .timeout(Duration.ofMinutes(1));
    }
}
