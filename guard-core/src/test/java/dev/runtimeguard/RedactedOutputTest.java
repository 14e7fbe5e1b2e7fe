package dev.runtimeguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import dev.runtimeguard.testing.FakeContext;
import dev.runtimeguard.testing.GuardLog;
import dev.runtimeguard.testing.ScriptedDiagnoser;
import dev.runtimeguard.testing.ScriptedWatch;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code GUARD_REDACT} masks, in each place that a report goes to. */
class RedactedOutputTest {

    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:claims";

    private static final Report DENIED = report(QUEUE, "the claims queue");

    @RegisterExtension
    final GuardLog log = new GuardLog();

    private static Report report(String arn, String more) {
        return Report.builder(ReportCode.IAM_MISSING_PERMISSION, Confidence.CERTAIN, "denied on " + arn)
                .missing(List.of(new Report.Missing("sqs:SendMessage", arn)))
                .remedy(Remedy.Kind.CLI, "look", "aws sqs " + more + ' ' + arn)
                .build();
    }

    private static GuardConfig config(RedactMode mode) {
        return GuardConfig.builder().redact(mode).build();
    }

    private static Throwable denied(WayToGuard way, RedactMode mode) {
        ScriptedDiagnoser.answer(link -> DENIED);
        return catchThrowable(() -> way.guarding(
                        input -> {
                            throw new IOException("own words on " + QUEUE);
                        },
                        config(mode))
                .call("a", new FakeContext("req-1")));
    }

    @ParameterizedTest
    @EnumSource
    void noneMasksNothing(WayToGuard way) {
        assertThat(denied(way, RedactMode.NONE))
                .hasMessage("own words on " + QUEUE + "\n[Runtime Guard: iam.missing-permission] denied on " + QUEUE
                        + "\nFix: look:\naws sqs the claims queue " + QUEUE);
    }

    @ParameterizedTest
    @EnumSource
    void accountMasksTheMessageAndNotTheLog(WayToGuard way) {
        String masked = "arn:aws:sqs:eu-west-1:ACCOUNT_ID:claims";

        assertThat(denied(way, RedactMode.ACCOUNT))
                .hasMessage("own words on " + QUEUE + "\n[Runtime Guard: iam.missing-permission] denied on " + masked
                        + "\nFix: look:\naws sqs the claims queue " + masked);
        assertThat(log.lines()).hasSize(1);
        assertThat(log.lines().get(0))
                .contains(QUEUE, "111122223333:function:orders")
                .doesNotContain("ACCOUNT_ID");
        assertThat(Guard.explain(new IOException()).orElseThrow().toJson()).contains(QUEUE);
    }

    @ParameterizedTest
    @EnumSource
    void allMasksTheLogAndWhatCodeIsToldToo(WayToGuard way) {
        String masked = "arn:aws:sqs:eu-west-1:ACCOUNT_ID:RESOURCE";
        for (int i = 0; i < 2; i++) {
            assertThat(denied(way, RedactMode.ALL))
                    .hasMessage("own words on " + QUEUE + "\n[Runtime Guard: iam.missing-permission] denied on "
                            + masked + "\nFix: look:\naws sqs the RESOURCE queue " + masked);
        }
        GuardRuntime.current().publish(DENIED.withFunction(new Report.Function("f", "1", QUEUE, "r", true)));

        assertThat(log.lines())
                .hasSize(3)
                .allMatch(line -> line.contains(masked))
                .noneMatch(line -> line.contains("111122223333") || line.contains("claims"));
        assertThat(Guard.explain(new IOException()).orElseThrow().toJson())
                .contains(masked)
                .doesNotContain("claims");
    }

    @Test
    void twoFindingsWhoseLinesComeOutTheSameAreBothInFull() {
        GuardRuntime runtime = GuardRuntime.install(config(RedactMode.ALL));
        runtime.publish(DENIED);
        runtime.publish(report(QUEUE.replace("claims", "refunds"), "the refunds queue"));

        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().get(0)).isEqualTo(log.lines().get(1)).contains("remedies");
    }

    @Test
    void whatFailsAnInvocationInStrictModeIsMaskedAsWell() throws Exception {
        for (RedactMode mode : RedactMode.values()) {
            ScriptedWatch.failInvocations(DENIED);
            Throwable thrown = catchThrowable(
                    () -> WayToGuard.WRAP.guarding(input -> input, config(mode)).call("a", new FakeContext("1")));

            assertThat(thrown).isInstanceOf(StrictModeException.class);
            assertThat(thrown.getMessage().contains("111122223333")).isEqualTo(mode == RedactMode.NONE);
            assertThat(thrown.getMessage().contains("claims")).isEqualTo(mode != RedactMode.ALL);
            assertThat(((StrictModeException) thrown).report().toJson().contains("111122223333"))
                    .isEqualTo(mode != RedactMode.ALL);
        }
    }

    @Test
    void aFailureInsideTheGuardIsNamedByItsClassAlone() {
        IllegalStateException failure = new IllegalStateException("/var/task/claims.txt and " + QUEUE);
        GuardRuntime.install(config(RedactMode.ALL)).reportInternal("testing", failure);
        log.failWith(new IllegalStateException("no log for claims"));
        GuardRuntime.current().publish(DENIED);

        assertThat(log.codes()).containsExactly("guard.internal", "guard.internal");
        assertThat(log.lines())
                .allMatch(line -> line.contains("java.lang.IllegalStateException"))
                .noneMatch(line -> line.contains("claims") || line.contains("111122223333"));
    }

    @Test
    void aBadFlagIsNamedWithoutThePathInIt() {
        Map<String, String> flags =
                Map.of("GUARD_REDACT", "all", "GUARD_FS", "/srv/claims", "GUARD_IAM", QUEUE, "GUARD_TMP", "of");
        GuardRuntime.install(GuardConfig.fromEnvironment(flags));

        assertThat(log.codes()).containsExactly("guard.config", "guard.config", "guard.config");
        assertThat(String.join("", log.lines()))
                .contains("GUARD_FS=/PATH is not allowed; allowed: explain, redirect, strict, off", "GUARD_TMP=of is")
                .doesNotContain("claims", "111122223333");
        Map<String, String> strict = Map.of("GUARD_STRICT", "true", "GUARD_REDACT", "all", "GUARD_IAM", QUEUE);
        assertThatThrownBy(() -> GuardConfig.fromEnvironment(strict))
                .hasMessageContaining("GUARD_IAM=arn:aws:sqs:eu-west-1:ACCOUNT_ID:RESOURCE is not allowed");
    }
}
