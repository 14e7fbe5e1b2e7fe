package dev.runtimeguard.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages as people met them, and what they come down to: the code, what was denied, by which policy. */
class DenialVerdictTest {

    private static final GuardConfig CONFIG =
            GuardConfig.builder().iamSts(false).build();

    private final DenialExplainer explainer = new DenialExplainer(CallKnowledge.instance(), null, Map.of());

    static List<JsonNode> verdicts() {
        return Lines.of("verdicts.jsonl");
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void readsWhatPeopleMet(JsonNode line) {
        Report report = explained(
                Lines.text(line, "service"),
                Lines.text(line, "operation"),
                Lines.text(line, "errorCode"),
                Lines.text(line, "message"));

        assertThat(report.code().id()).isEqualTo(Lines.text(line, "code"));
        if (report.deniedBy() != null) {
            assertThat(report.deniedBy().policyType()).isEqualTo(Lines.text(line, "policyType"));
            assertThat(report.deniedBy().effect()).isEqualTo(Lines.text(line, "effect"));
            assertThat(report.deniedBy().policyArn()).isEqualTo(Lines.text(line, "policyArn"));
        }
        if (Lines.text(line, "action") != null) {
            assertThat(report.missing().get(0).action()).isEqualTo(Lines.text(line, "action"));
        }
        if (Lines.text(line, "resource") != null) {
            assertThat(report.missing().get(0).resource()).isEqualTo(Lines.text(line, "resource"));
        }
        boolean curedByAllow = report.code().id().equals("iam.missing-permission")
                || report.code().id().equals("iam.ambiguous");
        assertThat(report.policy() == null || curedByAllow).isTrue();
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void comesToTheSameFromAnExceptionsTextAlone(JsonNode line) {
        String message = Lines.text(line, "message");
        String service = line.path("service").asText("Any");
        FailedCall call = SdkMessage.toCall(
                message + " (Service: " + service + ", Status Code: 403, Request ID: R1) (SDK Attempt Count: 1)");

        Report report = explainer.explain(call, CONFIG).orElseThrow();

        // Without the request nothing tells what an encoded message is about.
        String code = message.contains("Encoded authorization failure message") && !message.contains("User:")
                ? "iam.ambiguous"
                : Lines.text(line, "code");
        assertThat(report.code().id()).isEqualTo(code);
    }

    @Test
    void anEncodedMessageComesWithTheCommandThatDecodesIt() {
        Report report = explained(
                "Ec2",
                "RunInstances",
                "UnauthorizedOperation",
                "You are not authorized to perform this operation. Encoded authorization failure message: PNDOV1oGibO7Rp9X");

        assertThat(report.remedies())
                .anyMatch(remedy -> remedy.kind() == Remedy.Kind.CHECK
                        && remedy.text().contains("decode-authorization-message --encoded-message PNDOV1oGibO7Rp9X"));
    }

    @Test
    void aResourceOfAnotherAccountTakesItsOwnPolicyToo() {
        Report report = explained(
                "Sqs",
                "SendMessage",
                "AccessDenied",
                "User: arn:aws:sts::123456789012:assumed-role/r/s is not authorized to perform: sqs:sendmessage on"
                        + " resource: arn:aws:sqs:eu-west-1:210987654321:q because no identity-based policy allows the"
                        + " sqs:sendmessage action");

        assertThat(report.remedies())
                .anyMatch(remedy -> remedy.title().contains("210987654321")
                        && remedy.text().contains("\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:role/r\"}"));
    }

    private Report explained(String service, String operation, String code, String message) {
        FailedCall call = new FailedCall(
                service, operation, "us-east-1", 403, code, message, "REQ", RequestFields.NONE, Calls.CREDENTIALS);
        return explainer.explain(call, CONFIG).orElseThrow();
    }
}
