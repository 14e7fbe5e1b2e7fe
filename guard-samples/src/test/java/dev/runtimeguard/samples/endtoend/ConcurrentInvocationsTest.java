package dev.runtimeguard.samples.endtoend;

import static dev.runtimeguard.samples.endtoend.GuardedFunction.errorMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.samples.aws.policy.Json;
import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.LocalLambda;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** As many invocations at once as the execution environment takes, under the real runtime interface client. */
class ConcurrentInvocationsTest {

    private static final int AT_ONCE = 8;
    private static final int ROUNDS = 3;

    @RegisterExtension
    final EmbeddedAws aws = new EmbeddedAws();

    @Test
    void eachIsToldItsOwnDenialAndEachReportNamesItsInvocation() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try (LocalLambda lambda = aws.function(TestHandlers.PutsTogether.class)
                .environment("AT_ONCE", Integer.toString(AT_ONCE))
                .maxConcurrency(AT_ONCE)
                .start()) {
            List<Future<InvocationResult>> results = new ArrayList<>();
            for (int i = 0; i < AT_ONCE * ROUNDS; i++) {
                String event = "\"b/" + i + "/k\"";
                results.add(callers.submit(() -> lambda.invoke(event)));
            }
            Map<String, String> expected = new HashMap<>();
            for (int i = 0; i < results.size(); i++) {
                InvocationResult denied = results.get(i).get();
                assertThat(errorMessage(denied)).contains("on arn:aws:s3:::b/" + i + "/k was denied");
                expected.put(denied.requestId(), "arn:aws:s3:::b/" + i + "/k");
            }
            assertThat(reported(lambda.log())).isEqualTo(expected);
        } finally {
            callers.shutdownNow();
        }
    }

    /** The resource denied by the invocation it was reported for. */
    private static Map<String, String> reported(String log) {
        Map<String, String> reported = new HashMap<>();
        for (String line : log.split("\n", -1)) {
            // What the client writes of one failure may be followed by another's line before its own end.
            int start = line.indexOf("{\"guard\":");
            if (start < 0) {
                continue;
            }
            Map<?, ?> report = (Map<?, ?>) ((Map<?, ?>) Json.parse(line.substring(start))).get("guard");
            assertThat(report.get("count")).as(line).isNull();
            Map<?, ?> missing = (Map<?, ?>) ((List<?>) report.get("missing")).get(0);
            reported.put(
                    (String) ((Map<?, ?>) report.get("function")).get("requestId"), (String) missing.get("resource"));
        }
        return reported;
    }
}
