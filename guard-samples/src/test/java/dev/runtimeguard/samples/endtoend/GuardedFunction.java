package dev.runtimeguard.samples.endtoend;

import dev.runtimeguard.samples.aws.LocalAws;
import dev.runtimeguard.samples.aws.Role;
import dev.runtimeguard.samples.aws.Session;
import dev.runtimeguard.samples.aws.policy.Json;
import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.LocalLambdaBuilder;
import java.util.List;
import java.util.Map;

/** What the end-to-end tests share: functions with a role of the embedded endpoint, and the reading of their answers. */
final class GuardedFunction {

    static final String ROLE = "report-writer";
    static final String ARN = "arn:aws:sts::123456789012:assumed-role/report-writer/session";

    private GuardedFunction() {}

    static LocalLambdaBuilder of(Class<?> handler, LocalAws aws, Role role) {
        Session session = role.assume("session");
        return LocalLambda.builder(handler.getName())
                .functionName("reports")
                .accountId(LocalAws.DEFAULT_ACCOUNT)
                .environment("AWS_ACCESS_KEY_ID", session.accessKeyId())
                .environment("AWS_SECRET_ACCESS_KEY", session.secretAccessKey())
                .environment("AWS_SESSION_TOKEN", session.sessionToken())
                .environment("AWS_ENDPOINT_URL", aws.endpoint().toString());
    }

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
