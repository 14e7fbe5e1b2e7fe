package dev.runtimeguard.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.crac.Core;
import com.acme.crac.WeakContext;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.IamMode;
import dev.runtimeguard.MetricsMode;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.testing.EmfSchema;
import dev.runtimeguard.testing.FakeContext;
import dev.runtimeguard.testing.GuardLog;
import dev.runtimeguard.testing.ScriptedDiagnoser;
import dev.runtimeguard.testing.ScriptedWatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A snapshot and its restore, in a CRaC context of this test's own. */
class SnapshotsTest {

    private static final String COMPAT = "org.crac.Core.Compat";

    @RegisterExtension
    final GuardLog log = new GuardLog();

    private final WeakContext context = Core.ofTests();
    private final Snapshots snapshots = new Snapshots();
    private final List<String> edge = new ArrayList<>();

    @BeforeEach
    void join() {
        context.clear();
        System.setProperty(COMPAT, "com.acme.crac");
        GuardRuntime.install(GuardConfig.builder().build());
        snapshots.edge((failure, report) -> edge.add(failure.getMessage() + " -> " + report.code()));
        snapshots.join();
    }

    @AfterEach
    void leave() {
        System.clearProperty(COMPAT);
        GuardRuntime.install(GuardConfig.builder().build());
    }

    @Test
    void isKeptThoughTheContextKeepsItWeakly() throws Exception {
        snapshots.join();
        System.gc();

        assertThat(context.resources()).hasSize(1);
        context.afterRestore(null);
        assertThat(snapshots.restores()).isEqualTo(1);
    }

    @Test
    void goesTheWayOfAFailureWithoutAWord() throws Exception {
        ScriptedDiagnoser.knows(IOException.class);
        ScriptedDiagnoser.examples(
                new IOException("one"), new IllegalStateException("not known"), new IOException("two"));
        context.beforeCheckpoint(null);

        assertThat(edge).contains("one -> FS_WRITE_OUTSIDE_TMP", "two -> FS_WRITE_OUTSIDE_TMP");
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void explainsDenialsBeforehandUnlessTheyAreSwitchedOff() throws Exception {
        context.beforeCheckpoint(null);
        assertThat(edge).hasSize(2).allMatch(line -> line.endsWith("-> IAM_MISSING_PERMISSION"));
        assertThat(edge.get(1)).contains("[Runtime Guard: iam.missing-permission]");

        edge.clear();
        GuardRuntime.install(GuardConfig.builder().iam(IamMode.OFF).build());
        context.beforeCheckpoint(null);
        assertThat(edge).isEmpty();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aFailureOfThePreparationIsOneLineAndStopsNothing() throws Exception {
        ScriptedDiagnoser.answer(link -> {
            throw new LinkageError("broken");
        });
        ScriptedDiagnoser.examples(new IOException("one"));
        snapshots.edge((failure, report) -> {
            throw new IllegalStateException("broken as well");
        });
        context.beforeCheckpoint(null);

        assertThat(log.codes()).containsExactly("guard.internal");
        assertThat(log.lines().get(0)).contains("preparing for a snapshot", "LinkageError: broken");
    }

    @Test
    void disabledItDoesNothing() throws Exception {
        GuardRuntime.install(GuardConfig.builder().disabled(true).build());
        context.beforeCheckpoint(null);
        context.afterRestore(null);

        assertThat(edge).isEmpty();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aRestoredEnvironmentsLogHasEachFindingInFull() throws Exception {
        Report report = ScriptedDiagnoser.report();
        GuardRuntime.current().publish(report);
        context.afterRestore(null);
        GuardRuntime.current().publish(report);
        GuardRuntime.current().publish(report);

        assertThat(log.reports())
                .extracting(line -> line.path("count").asInt(1))
                .containsExactly(1, 1, 2);
    }

    private static void invoke(GuardRuntime runtime) {
        FakeContext invocation = new FakeContext("r");
        runtime.invocationEnded(runtime.invocationStarted(invocation), invocation, true);
    }

    @Test
    void aRestoredEnvironmentStartsColdAndCountsForItselfAlone() throws Exception {
        GuardRuntime.install(GuardConfig.builder().metrics(MetricsMode.EMF).build());
        GuardRuntime runtime = GuardRuntime.current();
        runtime.publish(ScriptedDiagnoser.report());
        context.beforeCheckpoint(null);
        assertThat(log.lines()).noneMatch(EmfSchema::isMeant);
        for (int i = 0; i < 2; i++) {
            context.afterRestore(null);
            runtime.publish(ScriptedDiagnoser.report());
            invoke(runtime);
        }

        assertThat(log.lines().stream().filter(EmfSchema::isMeant).map(EmfSchema::checked))
                .hasSize(2)
                .allMatch(line -> line.path("Refusals").asInt() == 1)
                .allMatch(line -> line.path("ColdStarts").asInt() == 1)
                .noneMatch(line -> line.has("GuardInitDuration"));
    }

    @Test
    void watchesAndDiagnosersAreToldOfTheRestore() throws Exception {
        GuardRuntime runtime = GuardRuntime.current();
        invoke(runtime);
        runtime.explain(new IOException());
        ScriptedDiagnoser.failAtRestore(() -> new IllegalStateException("broken"));
        context.afterRestore(null);

        assertThat(ScriptedWatch.told()).endsWith("restored");
        assertThat(log.codes()).containsExactly("guard.internal");
    }

    @Test
    void withoutAContextOneLineSaysSo() {
        System.setProperty(COMPAT, "com.acme.gone");
        Snapshots alone = new Snapshots();
        alone.join();

        assertThat(alone.restores()).isZero();
        assertThat(log.codes()).containsExactly("guard.internal");
        assertThat(log.lines().get(0)).contains("registering for SnapStart", "org.crac");
    }
}
