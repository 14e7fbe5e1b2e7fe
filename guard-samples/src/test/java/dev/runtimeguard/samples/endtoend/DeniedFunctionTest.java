package dev.runtimeguard.samples.endtoend;

import static dev.runtimeguard.samples.endtoend.GuardedFunction.errorBody;
import static dev.runtimeguard.samples.endtoend.GuardedFunction.errorMessage;
import static dev.runtimeguard.samples.endtoend.GuardedFunction.guardLines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runtimeguard.samples.aws.DenialWording;
import dev.runtimeguard.samples.aws.KmsKey;
import dev.runtimeguard.samples.aws.LocalAws;
import dev.runtimeguard.samples.aws.policy.Json;
import dev.runtimeguard.samples.demo.GuardLine;
import dev.runtimeguard.samples.demo.S3Events;
import dev.runtimeguard.samples.handlers.ReportWriter;
import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.InvocationResult.Outcome;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.LogFormat;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A denied function under the real runtime interface client: what its caller gets and what its log shows. */
class DeniedFunctionTest {

    @RegisterExtension
    final EmbeddedAws aws = new EmbeddedAws();

    @ParameterizedTest
    @EnumSource
    void isToldWhatToFixAndFixedByIt(LogFormat format) throws Exception {
        try (LocalLambda lambda =
                aws.function(ReportWriter.class).logFormat(format).start()) {
            for (DenialWording wording : DenialWording.values()) {
                aws.local().wording(wording);
                assertToldAndFixed(lambda, folderFor(wording), wording == DenialWording.values()[0]);
            }
        }
    }

    @Test
    void isToldWhoLostTheReasonAndWhatItMayHaveBeen() throws Exception {
        KmsKey key = aws.local().account().createKey("us-east-1");
        aws.local().createBucket("encrypted").defaultKey(key);
        aws.role().putPolicy("put", allowing("s3:PutObject", "*"));
        try (LocalLambda lambda =
                aws.function(TestHandlers.PutsByUrlConnection.class).start()) {
            InvocationResult denied = lambda.invoke("\"encrypted/k\"");

            assertThat(errorMessage(denied))
                    .contains("[Runtime Guard: iam.ambiguous] s3:PutObject on arn:aws:s3:::encrypted/k")
                    .contains("lost by UrlConnectionHttpClient", "the role lacks kms:GenerateDataKey");
            Map<?, ?> report = GuardLine.in(denied.log()).report();
            assertThat(report.get("confidence")).isEqualTo("likely");
            assertThat(GuardLine.in(denied.log()).policy())
                    .contains("s3:PutObject")
                    .doesNotContain("kms:");
            assertThat(report.get("remedies").toString())
                    .contains("expectContinueEnabled(false)", "aws s3api get-bucket-encryption --bucket encrypted");

            aws.role().putPolicy("fix", allowing("kms:GenerateDataKey", key.arn()));
            assertThat(lambda.invoke("\"encrypted/k\"").payloadText()).isEqualTo("\"put\"");
        }
    }

    private static String allowing(String action, String resource) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"" + action
                + "\",\"Resource\":\"" + resource + "\"}]}";
    }

    /** A folder for each wording, so that none is a repetition of another. */
    private static String folderFor(DenialWording wording) {
        return wording.name().toLowerCase(Locale.ROOT);
    }

    private void assertToldAndFixed(LocalLambda lambda, String folder, boolean coldStart) throws Exception {
        String event = S3Events.created("b", folder + "/1.csv");
        String object = "arn:aws:s3:::b/reports/" + folder + "/1.csv.json";
        InvocationResult denied = lambda.invoke(event);

        assertThat(denied.succeeded()).isFalse();
        assertThat(errorBody(denied).get("errorType"))
                .isEqualTo("software.amazon.awssdk.services.s3.model.S3Exception");
        String policy = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:PutObject",\
                "Resource":"arn:aws:s3:::b/reports/%s/*"}]}""".formatted(folder);
        assertThat(errorMessage(denied))
                .contains("s3:PutObject", object, EmbeddedAws.ROLE_ARN)
                .contains("\n" + policy + "\n")
                .contains("[Runtime Guard: iam.missing-permission]");
        assertThat(((List<?>) errorBody(denied).get("stackTrace")).stream().map(Object::toString))
                .anyMatch(frame -> frame.contains("ReportWriter.handle"));
        assertThat(denied.log()).contains("ReportWriter.handle");

        assertThat(guardLines(denied.log())).hasSize(1);
        Map<?, ?> report = GuardLine.in(denied.log()).report();
        assertReport(report, denied.requestId(), object);
        assertThat(((Map<?, ?>) report.get("function")).get("coldStart")).isEqualTo(coldStart);

        aws.role().putPolicy("fix", GuardLine.in(denied.log()).policy());
        assertThat(lambda.invoke(event).payloadText()).isEqualTo("\"wrote reports/" + folder + "/1.csv.json\"");
        assertThat(lambda.invoke(S3Events.created("b", "other/1.csv")).succeeded())
                .as("a neighbouring key")
                .isFalse();
        assertThat(lambda.invoke(S3Events.removed("b", folder + "/1.csv")).succeeded())
                .as("a neighbouring action")
                .isFalse();
    }

    private static void assertReport(Map<?, ?> report, String requestId, String object) {
        assertThat(report.get("code")).isEqualTo("iam.missing-permission");
        Map<?, ?> function = (Map<?, ?>) report.get("function");
        assertThat(function.get("name")).isEqualTo("reports");
        assertThat(function.get("requestId")).isEqualTo(requestId);
        Map<?, ?> principal = (Map<?, ?>) report.get("principal");
        assertThat(principal.get("assumedRoleArn")).isEqualTo(EmbeddedAws.ROLE_ARN);
        assertThat(principal.get("roleArn")).isEqualTo("arn:aws:iam::123456789012:role/report-writer");
        assertThat(principal.get("roleName")).isEqualTo("report-writer");
        assertThat(principal.get("accountId")).isEqualTo("123456789012");
        Map<?, ?> request = (Map<?, ?>) report.get("request");
        assertThat(request.get("service")).isEqualTo("S3");
        assertThat(request.get("operation")).isEqualTo("PutObject");
        assertThat(request.get("region")).isEqualTo("us-east-1");
        assertThat(request.get("requestId")).isNotNull();
        assertThat(report.get("missing")).isEqualTo(List.of(Map.of("action", "s3:PutObject", "resource", object)));
    }

    @Test
    void getsItsOwnMessageFirstAndNotMuchMore() throws Exception {
        Map<DenialWording, String> unguarded;
        try (LocalLambda lambda = aws.function(TestHandlers.PutsUnwrapped.class)
                .environment("GUARD_DISABLED", "true")
                .start()) {
            unguarded = messages(lambda);
        }
        assertThat(unguarded.values()).noneMatch(message -> message.contains("Runtime Guard"));

        try (LocalLambda lambda = aws.function(TestHandlers.Puts.class).start()) {
            messages(lambda).forEach((wording, guarded) -> {
                String own = unguarded.get(wording);
                assertThat(withoutIds(guarded)).as("%s", wording).startsWith(withoutIds(own));
                assertThat(guarded).as("%s", wording).contains("[Runtime Guard: iam.missing-permission]");
                assertThat(guarded.length() - own.length()).as("%s", wording).isLessThanOrEqualTo(1500);
            });
        }
    }

    private Map<DenialWording, String> messages(LocalLambda lambda) throws Exception {
        Map<DenialWording, String> messages = new EnumMap<>(DenialWording.class);
        for (DenialWording wording : DenialWording.values()) {
            aws.local().wording(wording);
            messages.put(wording, errorMessage(lambda.invoke("\"b/" + folderFor(wording) + "/k\"")));
        }
        return messages;
    }

    private static String withoutIds(String message) {
        return message.replaceAll("Request ID: [^,)]*", "Request ID: ID");
    }

    @Test
    void isReportedInFullOnceAndThenInShort() throws Exception {
        try (LocalLambda lambda = aws.function(TestHandlers.Puts.class).start()) {
            assertThat(guardLines(lambda.invoke("\"b/reports/1\"").log())).hasSize(1);

            InvocationResult again = lambda.invoke("\"b/reports/2\"");

            Map<?, ?> line = GuardLine.in(again.log()).report();
            assertThat(line.get("repeated")).isEqualTo(true);
            assertThat(((Number) line.get("count")).intValue()).isEqualTo(2);
            assertThat(line.get("remedies")).isNull();
            assertThat(errorMessage(again)).contains("b/reports/2", "\"Resource\":\"arn:aws:s3:::b/reports/*\"");
        }
    }

    @Test
    void isNotReportedWhenItTakesTheDenialForAnAnswer() throws Exception {
        try (LocalLambda lambda =
                aws.function(TestHandlers.SwallowsDenial.class).start()) {
            InvocationResult answer = lambda.invoke("\"b/k\"");

            assertThat(answer.payloadText()).isEqualTo("\"S3Exception 403\"");
            assertThat(lambda.log()).doesNotContain("guard");
        }
    }

    @Test
    void isExplainedWithoutAWrapperToo() throws Exception {
        try (LocalLambda lambda = aws.function(TestHandlers.PutsUnwrapped.class).start()) {
            InvocationResult denied = lambda.invoke("\"b/k\"");

            assertThat(errorMessage(denied)).contains("[Runtime Guard: iam.missing-permission]", EmbeddedAws.ROLE_ARN);
            assertThat(guardLines(denied.log())).isEmpty();
        }
    }

    @Test
    void isExplainedBehindAnotherException() throws Exception {
        try (LocalLambda lambda =
                aws.function(TestHandlers.PutsBehindAnotherException.class).start()) {
            InvocationResult denied = lambda.invoke("\"b/k\"");

            assertThat(errorBody(denied).get("errorType")).isEqualTo("java.lang.IllegalStateException");
            assertThat(errorMessage(denied)).startsWith("no report today").contains("s3:PutObject on arn:aws:s3:::b/k");
            assertThat(guardLines(denied.log())).hasSize(1);
        }
    }

    @Test
    void isExplainedAfterAnAsynchronousHeadWithoutABody() throws Exception {
        try (LocalLambda lambda =
                aws.function(TestHandlers.HeadsAsynchronously.class).start()) {
            InvocationResult denied = lambda.invoke("\"b/k\"");

            assertThat(errorBody(denied).get("errorType")).isEqualTo("java.util.concurrent.CompletionException");
            assertThat(errorMessage(denied)).contains("s3:GetObject on arn:aws:s3:::b/k");
            assertThat(guardLines(denied.log())).hasSize(1);
        }
    }

    @Test
    void isNamedByItsAccountWhenStsMayNotBeAsked() throws Exception {
        aws.local().wording(DenialWording.NO_REASON);
        try (LocalLambda lambda = aws.function(TestHandlers.Puts.class)
                .environment("GUARD_IAM_STS", "false")
                .start()) {
            InvocationResult denied = lambda.invoke("\"b/k\"");

            assertThat(GuardLine.in(denied.log()).report().get("principal"))
                    .isEqualTo(Map.of("accountId", "123456789012", "source", "credentials"));
        }
    }

    @Test
    void isNotHeldUpByAnStsThatNeverAnswers() throws Exception {
        aws.local().wording(DenialWording.NO_REASON);
        aws.local().latency("sts", LocalAws.NEVER);
        try (LocalLambda lambda = aws.function(TestHandlers.Puts.class).start()) {
            assertThat(errorMessage(lambda.invoke("\"b/k\""))).contains("an unnamed principal of account 123456789012");
            lambda.invoke("\"b/k\"");

            assertThat(aws.local().journal().count("GetCallerIdentity")).isEqualTo(1);
        }
    }

    @Test
    void getsItsOwnErrorBeforeItsTimeRunsOutThoughStsNeverAnswers() throws Exception {
        try (LocalLambda lambda = aws.function(TestHandlers.PutsLate.class)
                .timeout(Duration.ofSeconds(6))
                .start()) {
            // Names the principal itself, and leaves the process warm for what follows.
            lambda.invoke("\"b/k\"");
            assertThat(aws.local().journal().count("GetCallerIdentity")).isZero();
            aws.local().wording(DenialWording.NO_REASON);
            aws.local().latency("sts", LocalAws.NEVER);

            InvocationResult denied = lambda.invoke("\"b/late\"");

            assertThat(denied.outcome()).isEqualTo(Outcome.FUNCTION_ERROR);
            assertThat(errorBody(denied).get("errorType"))
                    .isEqualTo("software.amazon.awssdk.services.s3.model.S3Exception");
            assertThat(errorMessage(denied)).contains("an unnamed principal of account 123456789012");
            assertThat(GuardLine.in(denied.log()).report().get("principal"))
                    .isEqualTo(Map.of("accountId", "123456789012", "source", "credentials"));
            assertThat(aws.local().journal().count("GetCallerIdentity")).isEqualTo(1);
        }
    }

    @Test
    void getsItsOwnErrorWithItsStreamsClosedAndItsThreadInterrupted() throws Exception {
        try (LocalLambda lambda =
                aws.function(TestHandlers.PutsWithoutStreams.class).start()) {
            for (int i = 0; i < 2; i++) {
                InvocationResult denied = lambda.invoke("\"b/k\"");

                assertThat(errorBody(denied).get("errorType"))
                        .isEqualTo("software.amazon.awssdk.services.s3.model.S3Exception");
                assertThat(errorMessage(denied)).contains("[Runtime Guard: iam.missing-permission]");
            }
        }
    }

    @Test
    void keepsEverySecretToItself() throws Exception {
        try (LocalLambda lambda = aws.function(TestHandlers.Puts.class)
                .environment("SECRET", "s3cr3t-in-the-environment")
                .start()) {
            for (DenialWording wording : DenialWording.values()) {
                aws.local().wording(wording);
                InvocationResult denied = lambda.invoke("\"b/" + folderFor(wording) + "/k\"");

                String all = denied.payloadText() + lambda.log() + denied.xrayErrorCause();
                assertThat(all).contains("Runtime Guard").doesNotContain("s3cr3t-in-the-environment");
                assertThat(GuardLine.in(denied.log()).text()).doesNotContainPattern("AS[I]A[A-Z2-7]{16}");
            }
        }
    }

    @Test
    void answersAsUnguardedForAFailureOfItsOwn() throws Exception {
        try (LocalLambda lambda = aws.function(TestHandlers.FailsByItself.class).start()) {
            InvocationResult failed = lambda.invoke("\"x\"");

            assertThat(errorBody(failed).get("errorType")).isEqualTo("java.io.IOException");
            assertThat(errorMessage(failed)).isEqualTo("my own failure");
            assertThat(guardLines(lambda.log())).isEmpty();
        }
    }

    @Test
    void isToldWhereItMayWriteFiles() throws Exception {
        try (LocalLambda lambda =
                aws.function(TestHandlers.WritesBesideItsCode.class).start()) {
            assumeTrue(lambda.isSandboxed(), "a read-only file system");
            InvocationResult refused = lambda.invoke("\"x\"");

            assertThat(errorBody(refused).get("errorType")).isEqualTo("java.io.FileNotFoundException");
            assertThat(errorMessage(refused))
                    .startsWith("out.txt (Read-only file system)")
                    .contains("[Runtime Guard: fs.write-outside-tmp]");
            Map<?, ?> file = (Map<?, ?>) GuardLine.in(refused.log()).report().get("file");
            assertThat(file.get("path")).isEqualTo("out.txt");
            assertThat((String) file.get("culprit")).contains("TestHandlers$WritesBesideItsCode.handle");
        }
    }

    @Test
    void namesABadFlagOnceAtInit() throws Exception {
        try (LocalLambda lambda = aws.function(TestHandlers.FailsByItself.class)
                .environment("GUARD_FS", "redirct")
                .start()) {
            lambda.invoke("\"x\"");

            List<String> lines = guardLines(lambda.log());
            assertThat(lines).hasSize(1);
            assertThat(Json.parse(lines.get(0)).toString())
                    .contains("GUARD_FS=redirct is not allowed", "explain, redirect, strict, off");
        }
    }
}
