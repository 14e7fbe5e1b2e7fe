package dev.runtimeguard.samples.endtoend;

import dev.runtimeguard.samples.aws.policy.Json;
import dev.runtimeguard.samples.local.InvocationResult;
import java.util.List;
import java.util.Map;

/** What a guarded function answers and logs, as the end-to-end tests read it. */
final class GuardedFunction {

    private GuardedFunction() {}

    static Map<?, ?> errorBody(InvocationResult failed) {
        return (Map<?, ?>) Json.parse(failed.payloadText());
    }

    static String errorMessage(InvocationResult failed) {
        return (String) errorBody(failed).get("errorMessage");
    }

    static List<String> guardLines(String log) {
        return log.lines().filter(line -> line.startsWith("{\"guard\":")).toList();
    }
}
