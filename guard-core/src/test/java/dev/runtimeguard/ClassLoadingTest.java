package dev.runtimeguard;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.AwsServiceException;
import com.acme.Fn;
import com.acme.S3Fn;
import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.diagnose.Diagnoser;
import dev.runtimeguard.iam.DenialInterceptor;
import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.testing.ChildJvm;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a function loads, each in a process of its own. */
class ClassLoadingTest {

    /** Standard output is then the log. */
    private static final Map<String, String> ON_LAMBDA = Map.of("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1");

    @TempDir
    Path directory;

    /** A function without the SDK. */
    private ChildJvm bare() throws Exception {
        return new ChildJvm(directory)
                .withHomeOf(Guard.class)
                .withHomeOf(Context.class)
                .withHomeOf(LoggerFactory.class)
                .with(Fn.class)
                .with(AwsServiceException.class);
    }

    @Test
    void aFunctionThatSucceedsLoadsAHandfulOfClasses() throws Exception {
        ChildJvm.Run run = bare().run(Fn.class, ON_LAMBDA, "a", "b");

        assertThat(run.output()).isEqualTo("returned a\nreturned b\n");
        assertThat(run.loadedFrom("dev.runtimeguard.iam.")).isEmpty();
        assertThat(run.loadedFrom("dev.runtimeguard.diagnose.Diagnos")).isEmpty();
        assertThat(run.loadedFrom("dev.runtimeguard.report.JsonLine")).isEmpty();
        assertThat(run.loadedFrom("dev.runtimeguard.diagnose.Metrics")).isEmpty();
        assertThat(run.loadedFrom("dev.runtimeguard.report.Me")).isEmpty();
        assertThat(run.loadedFrom("dev.runtimeguard.report.Redaction")).isEmpty();
        assertThat(run.loadedFrom("dev.runtimeguard.")).hasSizeLessThanOrEqualTo(30);
        System.out.println(
                "ClassLoadingTest: " + run.loadedFrom("dev.runtimeguard.").size() + " classes on the happy path: "
                        + run.loadedFrom("dev.runtimeguard."));
    }

    @Test
    void aFunctionThatIsNotSnapshottedLoadsNothingForIt() throws Exception {
        ChildJvm.Run run = bare().run(Fn.class, ON_LAMBDA, "a", "denied", "fail");

        assertThat(run.loadedFrom("dev.runtimeguard.diagnose."))
                .isNotEmpty()
                .noneMatch(name -> name.contains("Snapshots") || name.contains("Crac") || name.contains("Priming"));
    }

    /** As with the guard in a layer, which brings no SLF4J. */
    @Test
    void reportsWithoutSlf4j() throws Exception {
        ChildJvm withoutSlf4j = new ChildJvm(directory)
                .withHomeOf(Guard.class)
                .withHomeOf(Context.class)
                .with(Fn.class)
                .with(AwsServiceException.class);
        assertThat(withoutSlf4j.run(Fn.class, ON_LAMBDA, "denied").output())
                .contains("\"code\":\"iam.missing-permission\"")
                .doesNotContain("guard.internal");

        Map<String, String> wanted = Map.of("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1", "GUARD_REPORT", "slf4j");
        assertThat(withoutSlf4j.run(Fn.class, wanted, "denied").output())
                .contains("GUARD_REPORT=slf4j needs slf4j-api", "\"code\":\"iam.missing-permission\"")
                .doesNotContain("guard.internal");
    }

    @Test
    void anOrdinaryFailureLoadsNothingAboutDenials() throws Exception {
        ChildJvm.Run run = bare().run(Fn.class, ON_LAMBDA, "a", "fail", "a");

        assertThat(run.output())
                .isEqualTo("returned a\nthrew java.lang.IllegalStateException: the function's own\nreturned a\n");
        assertThat(run.loadedFrom("dev.runtimeguard.iam.")).isEmpty();
    }

    @Test
    void aDenialIsExplainedWithoutTheSdk() throws Exception {
        ChildJvm.Run run = bare().run(Fn.class, ON_LAMBDA, "denied");

        assertThat(run.output())
                .contains("\"code\":\"iam.missing-permission\"", "threw com.acme.AwsServiceException: User:")
                .contains("[Runtime Guard: iam.missing-permission]")
                .doesNotContain("guard.internal");
        assertThat(run.loadedFrom("dev.runtimeguard.iam.")).isNotEmpty();
        assertThat(run.loadedFrom("software.amazon.awssdk.")).isEmpty();
    }

    @Test
    void aDisabledGuardLoadsNothingToDiagnoseWith() throws Exception {
        ChildJvm.Run run = bare().run(Fn.class, Map.of("GUARD_DISABLED", "true"), "a", "denied");

        assertThat(run.output()).contains("returned a").doesNotContain("Runtime Guard");
        assertThat(run.loadedFrom("dev.runtimeguard.iam.")).isEmpty();
        assertThat(run.loadedFrom("dev.runtimeguard.HandlerEdge")).isEmpty();
    }

    @Test
    void strictRejectsABadFlagAtInit() throws Exception {
        ChildJvm.Run run = bare().run(Fn.class, Map.of("GUARD_STRICT", "true", "GUARD_IAM", "on"), "a");

        assertThat(run.exit()).isNotZero();
        assertThat(run.output()).contains("GUARD_IAM=on is not allowed; allowed: explain, audit, off");
    }

    @Test
    void aBadFlagIsReportedAtInitAndTheFunctionWorks() throws Exception {
        ChildJvm.Run run =
                bare().run(Fn.class, Map.of("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1", "GUARD_IAM", "on"), "a");

        assertThat(run.output()).containsOnlyOnce("\"code\":\"guard.config\"").endsWith("returned a\n");
    }

    @Test
    void aDiagnoserThatCannotBeLoadedIsNamedAndTheOthersWork() throws Exception {
        ChildJvm.Run run = bare().withProvider(Diagnoser.class, "com.acme.Gone").run(Fn.class, ON_LAMBDA, "denied");

        assertThat(run.output())
                .containsOnlyOnce("\"code\":\"guard.internal\"")
                .contains("com.acme.Gone", "\"code\":\"iam.missing-permission\"");
    }

    @Test
    void knowledgeOfAServiceThatCannotBeLoadedIsNamedAndDenialsAreExplained() throws Exception {
        ChildJvm.Run run =
                bare().withProvider(ServicePermissions.class, "com.acme.Gone").run(Fn.class, ON_LAMBDA, "denied");

        assertThat(run.output())
                .containsOnlyOnce("\"code\":\"guard.internal\"")
                .contains("com.acme.Gone", "\"code\":\"iam.missing-permission\"");
    }

    @Test
    void makingAClientLoadsTheHookAlone() throws Exception {
        ChildJvm.Run run = new ChildJvm(directory).withEverything().run(S3Fn.class, Map.of());

        assertThat(run.output()).contains("made s3");
        assertThat(run.loadedFrom("dev.runtimeguard.").stream().filter(name -> !name.contains("testing")))
                .containsExactly(DenialInterceptor.class.getName());
    }
}
