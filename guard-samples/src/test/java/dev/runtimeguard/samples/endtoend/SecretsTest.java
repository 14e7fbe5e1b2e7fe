package dev.runtimeguard.samples.endtoend;

import static dev.runtimeguard.samples.endtoend.GuardedFunction.errorMessage;
import static dev.runtimeguard.samples.endtoend.GuardedFunction.guardLines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runtimeguard.samples.aws.LocalAws;
import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.LocalLambdaBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Secrets planted wherever a function has them are in no output of a guarded one, and what {@code GUARD_REDACT} masks is
 * in none of the places it promises.
 */
class SecretsTest {

    /** In events, payloads, headers, items, messages, parameters, file contents. */
    private static final String PLANTED = "planted-Tr0ub4dor&3-correct-horse-battery-staple";

    private static final String ENVIRONMENT = "planted-in-the-environment-hunter2";
    private static final String ACCOUNT = LocalAws.DEFAULT_ACCOUNT;

    @RegisterExtension
    final EmbeddedAws aws = new EmbeddedAws();

    @BeforeEach
    void createBucket() {
        aws.local().createBucket(SecretHandlers.BUCKET);
    }

    private LocalLambdaBuilder function(String redact) {
        return aws.function(SecretHandlers.Fails.class)
                .environment("DB_PASSWORD", ENVIRONMENT)
                .environment("GUARD_IAM", "audit")
                .environment("GUARD_METRICS", "emf")
                .environment("GUARD_TMP_WARN_PERCENT", "1")
                .environment("GUARD_REDACT", redact);
    }

    /** What one function wrote and answered. */
    private record Output(List<InvocationResult> results, String log) {

        /** All there is: also what callers and X-Ray get. */
        String everything() {
            StringBuilder all = new StringBuilder(log);
            for (InvocationResult result : results) {
                all.append('\n').append(result.payloadText()).append('\n');
                result.xrayErrorCause().ifPresent(all::append);
            }
            return all.toString();
        }

        /** What the guard added to the messages that callers get. */
        List<String> advice() {
            List<String> advice = new ArrayList<>();
            for (InvocationResult result : results) {
                if (!result.succeeded()) {
                    String message = errorMessage(result);
                    int at = message.indexOf("[Runtime Guard: ");
                    int end = message.indexOf("\n (Service:", at);
                    if (at >= 0) {
                        advice.add(end < 0 ? message.substring(at) : message.substring(at, end));
                    }
                }
            }
            return advice;
        }

        /** Every line that the guard wrote. */
        List<String> lines() {
            return log.lines()
                    .filter(line -> line.startsWith("{\"guard\":") || line.startsWith("{\"_aws\":"))
                    .toList();
        }
    }

    private static Output run(LocalLambda lambda, String... actions) throws Exception {
        List<InvocationResult> results = new ArrayList<>();
        for (String action : actions) {
            results.add(lambda.invoke("{\"do\":\"" + action + "\",\"secret\":\"" + PLANTED + "\"}"));
        }
        return new Output(results, lambda.log());
    }

    @Test
    void noSecretIsInAnyOutputOfAnyFailure() throws Exception {
        try (LocalLambda lambda = function("none").start()) {
            Output output =
                    run(lambda, "s3", "dynamodb", "sqs", "ssm", "secretsmanager", "kms", "lambda", "file", "upload");

            assertThat(output.everything())
                    .doesNotContain(
                            PLANTED,
                            "Tr0ub4dor",
                            ENVIRONMENT,
                            aws.session().secretAccessKey(),
                            aws.session().sessionToken());
            assertThat(output.advice()).hasSizeGreaterThanOrEqualTo(7).allMatch(advice -> advice.length() > 50);
            assertThat(output.log())
                    .contains("\"iam.missing-permission\"", "\"iam.audit\"", "\"_aws\"", ACCOUNT, SecretHandlers.TABLE);

            // What the function's own exceptions say is said by it, and by nobody else.
            Output quoting = run(lambda, "wrapped", "presigned");
            assertThat(quoting.log()).contains("password=" + PLANTED, "X-Amz-Signature");
            assertThat(String.join("\n", quoting.advice()) + String.join("\n", quoting.lines()))
                    .contains("no identity-based policy")
                    .doesNotContain(PLANTED, "X-Amz-Signature", aws.session().sessionToken(), "password=");
        }
    }

    @Test
    void accountMasksAccountIdsInMessagesAndLeavesThemInTheLog() throws Exception {
        try (LocalLambda lambda = function("account").start()) {
            Output output = run(lambda, "s3", "sqs", "wrapped");

            assertThat(output.advice()).hasSize(3).allSatisfy(advice -> assertThat(advice)
                    .doesNotContain(ACCOUNT)
                    .contains("ACCOUNT_ID"));
            assertThat(output.advice().get(0))
                    .contains("\"Resource\":\"arn:aws:s3:::acme-vault-ACCOUNT_ID/customers/*\"")
                    .contains("arn:aws:sts::ACCOUNT_ID:assumed-role/report-writer/session");
            assertThat(output.advice().get(1))
                    .contains("\"Resource\":\"arn:aws:sqs:us-east-1:ACCOUNT_ID:acme-claims\"");
            assertThat(errorMessage(output.results().get(0)))
                    .as("AWS's own words, which are not the guard's to change")
                    .startsWith("User: arn:aws:sts::" + ACCOUNT + ":assumed-role/report-writer/session");
            assertThat(guardLines(output.log()))
                    .filteredOn(line -> line.contains("\"iam.missing-permission\""))
                    .isNotEmpty()
                    .allMatch(line -> line.contains(ACCOUNT))
                    .noneMatch(line -> line.contains("ACCOUNT_ID"));
        }
    }

    @Test
    void allLeavesNoArnNoPathAndNoAccountInWhatTheGuardSays() throws Exception {
        try (LocalLambda lambda = function("all").start()) {
            Output output = run(lambda, "s3", "s3", "sqs", "dynamodb", "ssm", "file", "upload", "wrapped");

            List<String> said = new ArrayList<>(output.advice());
            said.addAll(output.lines());
            assertThat(said).allSatisfy(text -> assertThat(text)
                    .doesNotContain(
                            ACCOUNT,
                            "acme-",
                            "/acme/db",
                            "zoe",
                            "customers",
                            "report-writer",
                            "/session",
                            "upload.bin"));
            assertThat(output.advice().get(0))
                    .contains("\"Resource\":\"arn:aws:s3:::RESOURCE\"")
                    .contains("add this policy to role ROLE_NAME");
            assertThat(output.log())
                    .contains("\"iam.audit\"", "\"repeated\":true", "arn:aws:sqs:us-east-1:ACCOUNT_ID:RESOURCE")
                    .contains("arn:aws:dynamodb:us-east-1:ACCOUNT_ID:table/RESOURCE");
            assumeTrue(lambda.isSandboxed(), "a file system as Lambda's");
            assertThat(output.log()).contains("\"tmp.pressure\"", "\"/tmp/PATH\"", "/var/task/PATH");
        }
    }
}
