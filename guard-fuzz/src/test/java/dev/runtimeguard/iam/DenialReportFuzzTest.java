package dev.runtimeguard.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.RedactMode;
import dev.runtimeguard.ReportTarget;
import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.fuzz.AnyText;
import dev.runtimeguard.fuzz.Secret;
import dev.runtimeguard.iam.sts.SigningCredentials;
import dev.runtimeguard.report.Redaction;
import dev.runtimeguard.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * A failed call, whatever AWS is made to say of it, as the function gets to see it: the exception and the report. The
 * first four lines of the input are service, operation, status and error code, the rest is AWS's message.
 */
class DenialReportFuzzTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final SigningCredentials CREDENTIALS =
            new SigningCredentials("ASIAY34FZKBOKMUTVV7A", Secret.ACCESS_KEY, Secret.SESSION_TOKEN);
    private static final int MOST_ADVICE = 1500;
    private static final int MOST_BYTES = 32 * 1024;
    private static final Set<String> WITHOUT_POLICY = Set.of("iam.explicit-deny", "iam.outside-role");

    /** In lower case, as services spell them in any. */
    private static final Set<String> ACTIONS = actions();

    private static GuardRuntime runtime;

    @BeforeAll
    static void start() {
        runtime = GuardRuntime.install(
                GuardConfig.builder().iamSts(false).report(ReportTarget.OFF).build());
    }

    static List<byte[]> calls() {
        Stream<byte[]> calls = Stream.of(
                        "verdicts.jsonl",
                        "denials.jsonl",
                        "lookalike/look-alikes.jsonl",
                        "lookalike/no-look-alikes.jsonl")
                .flatMap(file -> Lines.of(file).stream())
                .map(DenialReportFuzzTest::call);
        String denied = "S3\nGetObject\n403\nAccessDenied\nUser: arn:aws:sts::111122223333:assumed-role/r/f is not"
                + " authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::b/%s\" because no policy %s";
        Stream<byte[]> leaks = Stream.of(
                        "{token}", "{access-key}", "{signature}", "{other-token}", "{other-access-key}")
                .map(secret -> AnyText.bytes(denied.formatted(secret, secret)));
        return Stream.concat(calls, leaks).toList();
    }

    private static byte[] call(JsonNode line) {
        String code = line.path("errorCode").asText(line.path("code").asText(""));
        return AnyText.bytes(String.join(
                "\n",
                line.path("service").asText(""),
                line.path("operation").asText(""),
                line.path("status").asText("403"),
                code.equals("null") ? "" : code,
                line.path("message").asText("")));
    }

    @MethodSource("calls")
    @DictionaryEntries({
        "AccessDenied",
        "S3\\x0aGetObject\\x0a403\\x0aAccessDenied\\x0a",
        "Kms\\x0aDecrypt\\x0a400\\x0aAccessDeniedException\\x0a",
        "Ec2\\x0aRunInstances\\x0a403\\x0aUnauthorizedOperation\\x0a",
        "Sts\\x0aAssumeRole\\x0a403\\x0aAccessDenied\\x0a",
        "{token}",
        "{access-key}",
        "{other-access-key}",
        "{other-token}",
        "{signature}",
        "User: arn:aws:sts::111122223333:assumed-role/r/f is not authorized to perform: ",
        " on resource: \\\"arn:aws:s3:::b/k\\\"",
        " because no identity-based policy allows the ",
        " with an explicit deny in a service control policy",
        "arn:aws:kms:eu-west-1:111122223333:key/k",
        "Encoded authorization failure message: "
    })
    @FuzzTest
    void isExplainedWithinBounds(byte[] bytes) throws JsonProcessingException {
        String[] lines = AnyText.of(bytes).split("\n", 5);
        // The names are the SDK's own; but the fuzzer looks for what is compared, secrets too, and changes any byte.
        if (Stream.of(lines).limit(4).anyMatch(Secret::isIn) || !line(lines, 1).matches("[A-Za-z0-9]*")) {
            return;
        }
        String message = Secret.planted(line(lines, 4));
        AwsServiceException failure = AwsServiceException.builder()
                .message(message)
                .statusCode(status(line(lines, 2)))
                .requestId("REQ")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(line(lines, 3))
                        .errorMessage(message)
                        .build())
                .build();
        FailedCall call = new FailedCall(
                nullIfEmpty(line(lines, 0)),
                nullIfEmpty(line(lines, 1)),
                "eu-west-1",
                failure.statusCode(),
                nullIfEmpty(line(lines, 3)),
                message,
                "REQ",
                RequestFields.NONE,
                CREDENTIALS);

        AwsServiceException thrown = SdkDenials.explained(failure, call, runtime);

        Report report = runtime.explanations().get(thrown);
        assertThat(thrown == failure).isEqualTo(report == null);
        if (report != null) {
            isTheFailure(thrown, failure);
            String added = thrown.getMessage().substring(failure.getMessage().length());
            assertThat(Secret.isIn(added)).as(added).isFalse();
            holds(report, message);
        }
    }

    private static void isTheFailure(AwsServiceException thrown, AwsServiceException failure) {
        assertThat(thrown.getMessage()).startsWith(failure.getMessage());
        assertThat(thrown.getMessage().length() - failure.getMessage().length()).isBetween(1, MOST_ADVICE);
        assertThat(thrown).isExactlyInstanceOf(failure.getClass());
        assertThat(thrown.statusCode()).isEqualTo(failure.statusCode());
        assertThat(thrown.requestId()).isEqualTo("REQ");
        assertThat(thrown.awsErrorDetails()).isEqualTo(failure.awsErrorDetails());
    }

    private static void holds(Report report, String message) throws JsonProcessingException {
        String line = report.toJson();
        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(MOST_BYTES);
        assertThat(line).doesNotContain("\n");
        assertThat(Secret.isIn(line)).as(line).isFalse();
        assertThat(Redaction.forLog(report, RedactMode.ALL).toJson().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(MOST_BYTES);
        JsonNode read = JSON.readTree(line).path("guard");
        assertThat(read.path("code").asText()).isEqualTo(report.code().id());
        for (String action : actionsIn(report)) {
            // What AWS itself names is AWS's word.
            assertThat(action).matches("[a-z0-9-]+:[A-Za-z0-9-]+");
            String lower = action.toLowerCase(Locale.ROOT);
            assertThat(ACTIONS.contains(lower)
                            || message.toLowerCase(Locale.ROOT).contains(lower))
                    .as(action)
                    .isTrue();
        }
        assertThat(report.policy() == null
                        || !WITHOUT_POLICY.contains(report.code().id()))
                .isTrue();
        assertThat(report.remedies()).isNotEmpty();
    }

    private static List<String> actionsIn(Report report) {
        List<String> actions = new ArrayList<>();
        report.missing().forEach(missing -> actions.add(missing.action()));
        if (report.policy() != null) {
            report.policy().statements().forEach(statement -> actions.addAll(statement.actions()));
        }
        return actions;
    }

    private static String line(String[] lines, int index) {
        return index < lines.length ? lines[index] : "";
    }

    private static String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static int status(String digits) {
        return digits.matches("[1-5][0-9][0-9]") ? Integer.parseInt(digits) : 403;
    }

    private static Set<String> actions() {
        Set<String> actions = new HashSet<>();
        try (InputStream in = DenialReportFuzzTest.class.getResourceAsStream("actions.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] words = line.toLowerCase(Locale.ROOT).split(" ", -1);
                Arrays.stream(words).skip(1).forEach(name -> actions.add(words[0] + ':' + name));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return actions;
    }
}
