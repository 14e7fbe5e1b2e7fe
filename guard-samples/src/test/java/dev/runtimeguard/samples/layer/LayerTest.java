package dev.runtimeguard.samples.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runtimeguard.samples.aws.LocalAws;
import dev.runtimeguard.samples.aws.Role;
import dev.runtimeguard.samples.aws.Session;
import dev.runtimeguard.samples.aws.policy.Json;
import dev.runtimeguard.samples.local.FunctionJars;
import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.LambdaClassPath;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.LocalLambdaBuilder;
import dev.runtimeguard.samples.local.SandboxMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A function that is left as it is: the layer and settings are all it gets. Under the real runtime interface client. */
class LayerTest {

    @TempDir
    static Path opt;

    private static LocalAws aws;
    private static Session session;

    @BeforeAll
    static void unpack() throws Exception {
        assumeTrue(LayerZip.isBuilt(), "guard-layer is packaged");
        LayerZip.unpackTo(opt);
        aws = LocalAws.start();
        aws.createBucket("b");
        Role role = aws.createRole("report-writer");
        session = role.assume("reports");
    }

    @AfterAll
    static void stopAws() throws Exception {
        if (aws != null) {
            aws.close();
        }
    }

    private static LocalLambdaBuilder function() {
        return LocalLambda.builder("dev.runtimeguard.GuardedEntryPoint")
                .classPath(classPath())
                .layers(opt)
                .sandbox(SandboxMode.REQUIRED)
                .functionName("reports")
                .accountId(LocalAws.DEFAULT_ACCOUNT)
                .environment(aws.environment(session))
                .environment("GUARD_HANDLER", Unchanged.class.getName());
    }

    /** The test's own classes and the SDK; nothing of the guard's. */
    private static LambdaClassPath classPath() {
        Path own = LambdaClassPath.entryOf(LayerTest.class);
        return FunctionJars.withSdk()
                .keeping(entry -> entry.equals(own) || (Files.isRegularFile(entry) && !isOfGuard(entry)));
    }

    private static boolean isOfGuard(Path jar) {
        return jar.getFileName().toString().startsWith("guard-");
    }

    private static List<Map<?, ?>> reports(InvocationResult result) {
        return result.log()
                .lines()
                .filter(line -> line.startsWith("{\"guard\":"))
                .<Map<?, ?>>map(line -> (Map<?, ?>) ((Map<?, ?>) Json.parse(line)).get("guard"))
                .toList();
    }

    private static void assertDenialIsExplained(LocalLambda lambda) throws Exception {
        InvocationResult denied = lambda.invoke("\"put\"");
        assertThat(denied.payloadText())
                .contains("\"errorType\":\"software.amazon.awssdk.services.s3.model.S3Exception\"")
                .contains("[Runtime Guard: iam.missing-permission]")
                .contains("s3:PutObject", "arn:aws:s3:::b/reports/1.json", "role report-writer");
        assertReported(denied, "iam.missing-permission");
    }

    private static void assertWriteIsRedirected(LocalLambda lambda) throws Exception {
        InvocationResult written = lambda.invoke("\"write\"");
        assertThat(written.payloadText()).as(written.toString()).isEqualTo("\"written\"");
        assertReported(written, "fs.redirected");
        Map<?, ?> file = (Map<?, ?>) reports(written).get(0).get("file");
        assertThat(file.get("path")).isEqualTo("/var/task/out.txt");
        assertThat((String) file.get("culprit")).startsWith(Unchanged.class.getName() + ".written(");
    }

    private static void assertReported(InvocationResult result, String code) {
        assertThat(reports(result)).singleElement().satisfies(report -> {
            assertThat(report.get("code")).isEqualTo(code);
            assertThat(((Map<?, ?>) report.get("function")).get("requestId")).isEqualTo(result.requestId());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_LAMBDA_EXEC_WRAPPER, /opt/runtime-guard, on-demand",
        "JAVA_TOOL_OPTIONS, -javaagent:/opt/java/lib/guard-fs.jar, snap-start",
    })
    void explainsDenialsAndRedirectsWrites(String setting, String value, String initializationType) throws Exception {
        LocalLambdaBuilder function = function()
                .environment(setting, value)
                .environment("GUARD_FS", "redirect")
                .initializationType(initializationType);
        try (LocalLambda lambda = function.start()) {
            assertThat(lambda.invoke("\"home\"").payloadText()).isEqualTo("\"/opt/java/lib/guard-core.jar\"");
            assertDenialIsExplained(lambda);

            assertWriteIsRedirected(lambda);
            assertThat(lambda.log()).doesNotContain("guard.internal");
        }
    }

    /** What the package brings comes first on the class path, and the layer's other modules have to live with it. */
    @Test
    void worksWithAnotherVersionInThePackage() throws Exception {
        LocalLambdaBuilder function = function()
                .taskFile("lib/guard-core-0.0.9.jar", OlderCore.of(opt.resolve("java/lib/guard-core.jar")), 0644)
                .environment("AWS_LAMBDA_EXEC_WRAPPER", "/opt/runtime-guard")
                .environment("GUARD_FS", "redirect")
                .environment("GUARD_TMP", "sweep");
        try (LocalLambda lambda = function.start()) {
            assertThat(lambda.invoke("\"home\"").payloadText()).isEqualTo("\"/var/task/lib/guard-core-0.0.9.jar\"");
            assertDenialIsExplained(lambda);
            assertWriteIsRedirected(lambda);
            assertThat(lambda.log().lines().filter(line -> line.contains("guard.internal")))
                    .singleElement()
                    .asString()
                    .contains("NoSuchMethodError", OlderCore.MISSING);
        }
    }
}
