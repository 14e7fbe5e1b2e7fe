package dev.runtimeguard.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.ReportTarget;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.testing.FakeContext;
import dev.runtimeguard.testing.GuardLog;
import dev.runtimeguard.testing.Hostile;
import dev.runtimeguard.testing.ScriptedDiagnoser;
import dev.runtimeguard.testing.Sneaky;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardRuntimeTest {

    @RegisterExtension
    final GuardLog log = new GuardLog();

    private static GuardRuntime installed(Map<String, String> environment) {
        return GuardRuntime.install(GuardConfig.fromEnvironment(environment));
    }

    @Test
    void theDefaultsHaveNothingToReport() {
        installed(Map.of());

        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GUARD_IAM,bogus", "GUARD_FS,redirect", "GUARD_FS,strict", "GUARD_STRICT,true"})
    void aFlagThatIsNotFollowedIsReportedByName(String flag, String value) {
        installed(Map.of(flag, value));

        assertThat(log.codes()).containsExactly("guard.config");
        assertThat(log.reports().get(0).get("summary").asText()).contains(flag + "=" + value);
        assertThat(log.levels()).containsExactly("WARN");
    }

    @Test
    void aDisabledGuardReportsNothingAboutItsFlags() {
        installed(Map.of("GUARD_DISABLED", "true", "GUARD_IAM", "bogus", "GUARD_FS", "redirect"));

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void reportOffWritesNothing() {
        GuardRuntime runtime = GuardRuntime.install(
                GuardConfig.builder().report(ReportTarget.OFF).build());
        runtime.publish(ScriptedDiagnoser.report());
        runtime.reportInternal("testing", new IllegalStateException());

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void whatWasExplainedBeforeIsNotDiagnosedAgain() {
        GuardRuntime runtime = installed(Map.of());
        Throwable cause = new IllegalStateException("cause");
        Report report = ScriptedDiagnoser.report();
        runtime.explanations().put(cause, report);
        ScriptedDiagnoser.answer(link -> {
            if (link == cause) {
                throw new AssertionError("diagnosed");
            }
            return null;
        });

        assertThat(runtime.explain(new RuntimeException(cause))).containsSame(report);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void theOutermostLinkThatIsKnownWins() {
        GuardRuntime runtime = installed(Map.of());
        ScriptedDiagnoser.answer(link -> link instanceof IllegalStateException ? ScriptedDiagnoser.report() : null);

        assertThat(runtime.explain(new RuntimeException(new Exception(new IllegalStateException()))))
                .isPresent();
        assertThat(runtime.explain(new RuntimeException(new Exception()))).isEmpty();
    }

    @Test
    void anInternalFailureIsReportedWhateverTheThrowableDoes() {
        for (Throwable thrown : List.of(new IllegalStateException(), new AssertionError(), new StackOverflowError())) {
            log.beforeEach(null);
            GuardRuntime runtime = installed(Map.of());
            runtime.reportInternal("testing", new Hostile(thrown));
            log.afterEach(null);

            assertThat(log.codes()).containsExactly("guard.internal");
            assertThat(log.reports().get(0).get("summary").asText()).contains("testing", Hostile.class.getName());
        }
    }

    @Test
    void anInternalFailureWithAHugeMessageIsCut() {
        installed(Map.of()).reportInternal("testing", new IllegalStateException("x".repeat(1_000_000)));

        assertThat(log.reports().get(0).get("summary").asText()).hasSizeLessThan(600);
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, AssertionError.class, AbstractMethodError.class})
    void aContextThatThrowsLeavesOnlyItsPartOut(Class<? extends Throwable> type) throws Exception {
        Throwable thrown = type.getDeclaredConstructor().newInstance();
        Context context = (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getAwsRequestId")) {
                        return "req-1";
                    }
                    throw Sneaky.raise(thrown);
                });

        assertThat(Invocation.of(context, true)).isEqualTo(new Report.Function(null, null, null, "req-1", true));
    }

    @Test
    void aContextTellsTheInvocation() {
        assertThat(Invocation.of(new FakeContext("req-1"), false))
                .isEqualTo(new Report.Function(
                        "orders", "7", "arn:aws:lambda:eu-west-1:111122223333:function:orders", "req-1", false));
        assertThat(Invocation.of(null, true)).isEqualTo(new Report.Function(null, null, null, null, true));
    }
}
