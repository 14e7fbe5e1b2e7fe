package dev.runtimeguard.samples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runtimeguard.fs.FileGuard;
import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.LambdaClassPath;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.LocalLambdaBuilder;
import dev.runtimeguard.samples.local.LogFormat;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The metric lines of a function under the real runtime interface client. */
class FunctionMetricsTest {

    @RegisterExtension
    final EmbeddedAws aws = new EmbeddedAws();

    private LocalLambdaBuilder function() {
        assumeTrue(Files.isRegularFile(LambdaClassPath.entryOf(FileGuard.class)), "guard-fs is packaged");
        return aws.function(MetricHandlers.Works.class)
                .environment("GUARD_FS", "redirect")
                .environment("GUARD_METRICS", "emf");
    }

    private static EmfDocument lineOf(InvocationResult result) {
        List<EmfDocument> documents = EmfDocument.in(result.log());
        assertThat(documents).as(result.toString()).hasSize(1);
        assertThat(documents.get(0).requestId()).isEqualTo(result.requestId());
        assertThat(documents.get(0).functionName()).isEqualTo("reports");
        return documents.get(0);
    }

    @ParameterizedTest
    @CsvSource({"TEXT, INFO", "JSON, ERROR"})
    void haveWhatEachInvocationCameUpon(LogFormat format, String level) throws Exception {
        try (LocalLambda lambda = function().logFormat(format).logLevel(level).start()) {
            assumeTrue(lambda.isSandboxed(), "a file system as Lambda's");

            EmfDocument cold = lineOf(lambda.invoke("\"put daily/1\""));
            assertThat(cold.value("ColdStarts")).isEqualTo(1);
            assertThat(cold.value("GuardInitDuration")).isPositive();
            assertThat(cold.value("Denials")).isEqualTo(1);
            assertThat(cold.value("iam.missing-permission")).isEqualTo(1);
            assertThat(cold.has("Redirects")).isFalse();

            EmfDocument repeated = lineOf(lambda.invoke("\"put daily/2\""));
            assertThat(repeated.value("Denials")).isEqualTo(1);
            assertThat(repeated.has("ColdStarts")).isFalse();

            // More than are reported each: the rest are summed up in one report.
            EmfDocument redirected = lineOf(lambda.invoke("\"write 50\""));
            assertThat(redirected.value("Redirects")).isEqualTo(50);
            assertThat(redirected.value("fs.redirected")).isEqualTo(50);
            assertThat(redirected.has("Denials")).isFalse();

            EmfDocument grown = lineOf(lambda.invoke("\"leave 64\""));
            assertThat(grown.value("TmpGrowth")).isCloseTo(64 << 20, within((double) (1 << 20)));
            assertThat(grown.value("TmpUsedPercent")).isBetween(12.0, 14.0);

            EmfDocument quiet = lineOf(lambda.invoke("\"nothing\""));
            assertThat(quiet.value("TmpGrowth")).isCloseTo(0, within(65_536.0));
            assertThat(quiet.has("Redirects")).isFalse();
        }
    }

    @Test
    void ofSeveralInvocationsAtOnceAddUpToWhatHappened() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try (LocalLambda lambda = function().maxConcurrency(4).start()) {
            assumeTrue(lambda.isSandboxed(), "a file system as Lambda's");
            List<Callable<InvocationResult>> calls = Collections.nCopies(16, () -> lambda.invoke("\"write 3\""));
            for (Future<InvocationResult> call : callers.invokeAll(calls)) {
                assertThat(call.get().succeeded()).as("%s", call.get()).isTrue();
            }
            lambda.invoke("\"put 1\"");

            List<EmfDocument> all = EmfDocument.in(lambda.log());
            assertThat(all).hasSize(17);
            assertThat(all.stream().map(EmfDocument::requestId)).doesNotHaveDuplicates();
            assertThat(all.stream().mapToDouble(one -> one.value("Redirects")).sum())
                    .isEqualTo(48);
            assertThat(all.stream().mapToDouble(one -> one.value("ColdStarts")).sum())
                    .isEqualTo(1);
            assertThat(all.stream().mapToDouble(one -> one.value("Denials")).sum())
                    .isEqualTo(1);
        } finally {
            callers.shutdownNow();
        }
    }
}
