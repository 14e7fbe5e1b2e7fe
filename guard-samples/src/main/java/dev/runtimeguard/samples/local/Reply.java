package dev.runtimeguard.samples.local;

import dev.runtimeguard.samples.local.InvocationResult.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The answer to one invocation, from the function or, where the function gave none, in the words of Lambda. */
final class Reply {

    private final Outcome outcome;
    private final byte[] payload;
    private final Optional<ErrorReport> report;

    private Reply(Outcome outcome, byte[] payload, Optional<ErrorReport> report) {
        this.outcome = outcome;
        this.payload = payload;
        this.report = report;
    }

    static Reply success(byte[] payload) {
        return new Reply(Outcome.SUCCESS, payload, Optional.empty());
    }

    static Reply error(ErrorReport report) {
        return new Reply(Outcome.FUNCTION_ERROR, report.body().getBytes(StandardCharsets.UTF_8), Optional.of(report));
    }

    static Reply timedOut(String requestId, double seconds) {
        return platform(
                Outcome.TIMED_OUT,
                "Sandbox.Timedout",
                requestId,
                "Task timed out after %.2f seconds".formatted(seconds));
    }

    static Reply exited(String requestId, int exitCode) {
        return platform(
                Outcome.PROCESS_EXITED,
                "Runtime.ExitError",
                requestId,
                exitCode == 0
                        ? "Runtime exited without providing a reason"
                        : "Runtime exited with error: exit status " + exitCode);
    }

    private static Reply platform(Outcome outcome, String type, String requestId, String message) {
        String body = "{\"errorType\":\"%s\",\"errorMessage\":\"RequestId: %s Error: %s\"}"
                .formatted(type, requestId, message);
        return new Reply(outcome, body.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    Outcome outcome() {
        return outcome;
    }

    byte[] payload() {
        return payload.clone();
    }

    Optional<String> errorType() {
        return report.flatMap(ErrorReport::type);
    }

    Optional<String> xrayCause() {
        return report.flatMap(ErrorReport::xrayCause);
    }
}
