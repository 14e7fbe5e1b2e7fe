package dev.runtimeguard.samples.endtoend;

import static dev.runtimeguard.samples.endtoend.GuardedFunction.errorMessage;
import static dev.runtimeguard.samples.endtoend.GuardedFunction.guardLines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.iam.audit.MergePolicies;
import dev.runtimeguard.samples.aws.User;
import dev.runtimeguard.samples.demo.GuardLine;
import dev.runtimeguard.samples.demo.S3Events;
import dev.runtimeguard.samples.handlers.ReportWriter;
import dev.runtimeguard.samples.local.FunctionJars;
import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.LambdaClassPath;
import dev.runtimeguard.samples.local.LocalLambda;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Under the real runtime interface client: calls that something else than the execution role signed, and audit mode. */
class IdentityAndAuditTest {

    @RegisterExtension
    final EmbeddedAws aws = new EmbeddedAws();

    @Test
    void aUsersKeysAreNamedBeforeAnythingElse() throws Exception {
        User user = aws.local().account().createUser("developer");
        try (LocalLambda lambda = LocalLambda.builder(TestHandlers.Puts.class.getName())
                .classPath(FunctionJars.withSdk())
                .functionName("reports")
                .environment("AWS_ACCESS_KEY_ID", user.accessKeyId())
                .environment("AWS_SECRET_ACCESS_KEY", user.secretAccessKey())
                .environment("AWS_ENDPOINT_URL", aws.local().endpoint().toString())
                .start()) {
            InvocationResult denied = lambda.invoke("\"b/k\"");

            assertThat(errorMessage(denied))
                    .contains("[Runtime Guard: iam.wrong-identity]", "not signed by the execution role", user.arn());
            Map<?, ?> principal =
                    (Map<?, ?>) GuardLine.in(denied.log()).report().get("principal");
            assertThat(principal.get("assumedRoleArn")).isEqualTo(user.arn());
        }
    }

    @Test
    void auditModePrintsThePolicyOfWhatTheFunctionDid() throws Exception {
        aws.role()
                .putPolicy(
                        "all",
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}");
        String log;
        try (LocalLambda lambda = aws.function(ReportWriter.class)
                .environment("GUARD_IAM", "audit")
                .start()) {
            assertThat(lambda.invoke(S3Events.created("b", "daily/1.csv")).succeeded())
                    .isTrue();
            log = lambda.log();
        }
        Map<?, ?> report = GuardLine.in(log).report();
        assertThat(report.get("code")).isEqualTo("iam.audit");
        assertThat(report.get("policy"))
                .isEqualTo(Map.of(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        List.of(Map.of(
                                "Effect",
                                "Allow",
                                "Action",
                                "s3:PutObject",
                                "Resource",
                                "arn:aws:s3:::b/reports/daily/*"))));
        assertThat(guardLines(log)).hasSize(1);
        assertThat(merged(log)).contains("report-writer", "s3:PutObject", "arn:aws:s3:::b/reports/daily/*");
    }

    /** What the fleet's merge prints for a log, run as its users run it: with guard-core and nothing else. */
    private static String merged(String log) throws Exception {
        Process merge = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        LambdaClassPath.entryOf(MergePolicies.class).toString(),
                        MergePolicies.class.getName())
                .start();
        try (OutputStream in = merge.getOutputStream()) {
            in.write(log.getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(merge.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(merge.waitFor()).isZero();
        return printed;
    }
}
