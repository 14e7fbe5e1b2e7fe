package dev.runtimeguard.samples.snapstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runtimeguard.samples.aws.LocalAws;
import dev.runtimeguard.samples.aws.Role;
import dev.runtimeguard.samples.aws.Session;
import dev.runtimeguard.samples.aws.policy.Json;
import dev.runtimeguard.samples.local.FunctionJars;
import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.LocalLambdaBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Functions with SnapStart under the real runtime interface client, which runs the hooks and restores at once. */
class SnapStartTest {

    private static final long MB = 1 << 20;

    private LocalAws aws;
    private Role role;

    @BeforeEach
    void startAws() throws Exception {
        aws = LocalAws.start();
        aws.createBucket("b");
        role = aws.createRole("report-reader");
    }

    @AfterEach
    void stopAws() throws Exception {
        aws.close();
    }

    private LocalLambdaBuilder function(String initializationType) {
        LocalLambdaBuilder function = LocalLambda.builder(Snapshotted.class.getName())
                .classPath(FunctionJars.withSdk())
                .functionName("reports")
                .initializationType(initializationType)
                .accountId(LocalAws.DEFAULT_ACCOUNT)
                .environment("AWS_ENDPOINT_URL", aws.endpoint().toString());
        credentials(function, "BEFORE", role.assume("snapshot"));
        credentials(function, "AFTER", role.assume("reports"));
        return function;
    }

    private static void credentials(LocalLambdaBuilder function, String prefix, Session session) {
        function.environment(prefix + "_KEY", session.accessKeyId())
                .environment(prefix + "_SECRET", session.secretAccessKey())
                .environment(prefix + "_TOKEN", session.sessionToken());
    }

    private static List<Map<?, ?>> reports(String log) {
        return log.lines()
                .filter(line -> line.startsWith("{\"guard\":"))
                .<Map<?, ?>>map(line -> (Map<?, ?>) ((Map<?, ?>) Json.parse(line)).get("guard"))
                .toList();
    }

    /** Code, session, whether it was a cold start, and how many lines the finding has so far. */
    private static List<String> told(List<Map<?, ?>> reports) {
        return reports.stream()
                .map(report -> report.get("code") + " " + sessionOf(report) + " "
                        + ((Map<?, ?>) report.get("function")).get("coldStart") + " "
                        + Objects.requireNonNullElse((Object) report.get("count"), 1))
                .toList();
    }

    private static String sessionOf(Map<?, ?> report) {
        String arn = report.get("principal") instanceof Map<?, ?> map ? (String) map.get("assumedRoleArn") : null;
        return arn == null ? "-" : arn.substring(arn.lastIndexOf('/') + 1);
    }

    @Test
    void whatASnapshotMakesStaleIsDropped() throws Exception {
        LocalLambdaBuilder function =
                function("snap-start").environment("PRIMES", "true").tmpBytes(32 * MB);
        try (LocalLambda lambda = function.start()) {
            assumeTrue(lambda.isSandboxed(), "a /tmp of its own");
            String init = lambda.log();
            InvocationResult first = lambda.invoke("\"b/k\"");
            InvocationResult second = lambda.invoke("\"b/k\"");

            assertThat(told(reports(init)))
                    .containsExactly("iam.missing-permission snapshot true 1", "tmp.pressure - true 1");
            assertThat(told(reports(first.log())))
                    .containsExactly("iam.missing-permission reports true 1", "tmp.pressure - true 1");
            assertThat(told(reports(second.log()))).containsExactly("iam.missing-permission - false 2");
            assertThat(first.log()).doesNotContain("/snapshot\"");
            assertThat(lambda.log()).doesNotContain("guard.internal", "guard.config");
        }
    }

    @Test
    void theFirstDenialAfterARestoreFindsItsClassesLoaded() throws Exception {
        List<String> onDemand = loadedByFirstDenial("on-demand");
        List<String> restored = loadedByFirstDenial("snap-start");

        System.out.println("SnapStartTest: the first denial loads " + onDemand.size()
                + " of the guard's classes, after a" + " restore " + restored.size() + ": " + restored);
        assertThat(onDemand).hasSizeGreaterThan(50);
        assertThat(restored).hasSizeLessThan(onDemand.size() / 5);
    }

    private List<String> loadedByFirstDenial(String initializationType) throws Exception {
        aws.journal().clear();
        LocalLambdaBuilder function = function(initializationType).jvmOptions("-Xlog:class+load:stdout");
        try (LocalLambda lambda = function.start()) {
            String init = lambda.log();
            assertThat(reports(init)).isEmpty();
            assertThat(aws.journal().entries()).isEmpty();
            InvocationResult denied = lambda.invoke("\"b/k\"");
            assertThat(denied.payloadText()).contains("[Runtime Guard: iam.");
            return denied.log()
                    .lines()
                    .filter(line -> line.contains("[class,load] dev.runtimeguard."))
                    .filter(line -> !line.contains("dev.runtimeguard.samples."))
                    .map(line -> line.replaceAll(".*\\[class,load\\] dev\\.runtimeguard\\.(\\S+) .*", "$1"))
                    .toList();
        }
    }
}
