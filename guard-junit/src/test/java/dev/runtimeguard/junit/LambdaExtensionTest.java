package dev.runtimeguard.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runtimeguard.junit.Fixture.Outcome;
import dev.runtimeguard.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Under surefire, with no configuration at all, the agent attached by the extension. */
class LambdaExtensionTest {

    @Test
    void aHealthyFunctionsTestsPassInLambdasEnvironment() {
        Map<String, String> before = Map.copyOf(System.getenv());

        Outcome outcome = Fixture.run(Fixtures.Healthy.class);

        assertThat(outcome.failures()).hasSize(6).allSatisfy((test, failure) -> assertThat(failure)
                .isNull());
        assertThat(outcome.entries()).isEmpty();
        assertThat(System.getenv()).isEqualTo(before);
    }

    @Test
    void aRefusedWriteThatIsSwallowedFailsEachTestThatMakesIt() {
        Outcome outcome = Fixture.run(Fixtures.Swallowed.class);

        assertThat(outcome.failure("mkdirs"))
                .isInstanceOf(LambdaFailure.class)
                .hasMessageContaining("[Runtime Guard: fs.silent-refusal] File.mkdir on target/fixture/cache by"
                        + " dev.runtimeguard.junit.Work.swallowsMkdirs(Work.java:")
                .hasMessageContaining(
                        "Fix: write it below /tmp:\nPath.of(System.getProperty(\"java.io.tmpdir\"), \"cache\")");
        for (String test : new String[] {"exception", "exceptionOnceMore", "onAThreadOfItsOwn"}) {
            assertThat(outcome.failure(test))
                    .isInstanceOf(LambdaFailure.class)
                    .hasMessageContaining("[Runtime Guard: fs.write-outside-tmp]")
                    .hasMessageContaining("Work.swallowsException");
        }
        assertThat(outcome.failure("inAGuardedHandler")).hasMessageContaining("[Runtime Guard: fs.silent-refusal]");
        assertThat(outcome.failures().values())
                .filteredOn(LambdaFailure.class::isInstance)
                .hasSize(5);
    }

    @Test
    void theFailureCarriesTheReportThatTheLogWouldHave() {
        Outcome outcome = Fixture.run(Fixtures.Swallowed.class);

        LambdaFailure failure = (LambdaFailure) outcome.failure("mkdirs");
        assertThat(failure.reports()).hasSize(1);
        Report report = failure.reports().get(0);
        assertThat(report.file().path()).isEqualTo("target/fixture/cache");
        assertThat(report.function().name()).isEqualTo("function");
        assertThat(report.function().requestId()).isNotEmpty();
        assertThat(outcome.entries()).contains("fs.silent-refusal=" + report.toJson());
    }

    @Test
    void aTestThatFailsByItselfKeepsItsFailureAndGetsTheReportBesides() {
        Outcome outcome = Fixture.run(Fixtures.Thrown.class);

        assertThat(outcome.failure("refusedWrite"))
                .isInstanceOf(IOException.class)
                .hasMessage("target/fixture/out.txt: Read-only file system");
        assertThat(outcome.failure("refusedWrite").getSuppressed())
                .singleElement()
                .isInstanceOf(LambdaFailure.class);
        assertThat(outcome.failure("createNewFile").getSuppressed())
                .singleElement()
                .asString()
                .contains("target/fixture/new.txt");
        assertThat(outcome.failure("ofAnotherKind"))
                .isInstanceOf(IllegalStateException.class)
                .hasNoSuppressedExceptions();
    }

    @Test
    void aFileLeftInTheEphemeralStorageFailsTheTestAndNamesItsCreator() {
        Outcome outcome = Fixture.run(Fixtures.Leaks.class);

        assertThat(outcome.failure("nio"))
                .isInstanceOf(LambdaFailure.class)
                .hasMessageContaining("[Runtime Guard: tmp.leak]")
                .hasMessageContaining("/left-nio")
                .hasMessageContaining("created by dev.runtimeguard.junit.Work.leaves(Work.java:");
        assertThat(outcome.failure("io")).hasMessageContaining("/left-io").hasMessageContaining("Fixtures$Leaks.io(");
        assertThat(outcome.failure("renamed"))
                .hasMessageContaining("/left-renamed.pdf")
                .hasMessageNotContaining("/left-first");
        assertThat(outcome.failure("emptyDirectory")).hasMessageContaining("/left-directory");
    }

    @Test
    void whatMayStayAndWhatTestToolsLeaveIsNoLeak() {
        assertThat(Fixture.run(Fixtures.Kept.class).failures())
                .hasSize(5)
                .allSatisfy((test, failure) -> assertThat(failure).isNull());
    }

    @Test
    void findingsMayBeReportedOnlyOrIgnored() {
        Outcome reported = Fixture.run(Fixtures.Reported.class);
        assertThat(reported.failure("both")).isNull();
        assertThat(reported.entries())
                .satisfiesExactly(
                        entry -> assertThat(entry).startsWith("fs.silent-refusal={\"guard\":"),
                        entry -> assertThat(entry).startsWith("tmp.leak={\"guard\":"));

        Outcome ignored = Fixture.run(Fixtures.Ignored.class);
        assertThat(ignored.failure("both")).isNull();
        assertThat(ignored.entries()).isEmpty();
    }

    @Test
    void whatIsMaskedInTheLogIsMaskedInAllThatATestShows() {
        Outcome outcome = Fixture.run(RedactedFixtures.AtEveryPoint.class, RedactedFixtures.AtInit.class);

        List<String> shown = new ArrayList<>(outcome.entries());
        for (String test : List.of("silent", "left")) {
            shown.add(toldBy(outcome.failure(test)));
        }
        // Their own messages are theirs, what the guard adds is suppressed in them.
        for (String test : List.of("thrown", "RedactedFixtures$AtInit")) {
            assertThat(outcome.failure(test)).isInstanceOf(IOException.class);
            shown.add(toldBy(outcome.failure(test).getSuppressed()[0]));
        }
        assertThat(outcome.entries()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(shown)
                .allMatch(text -> text.contains("fs.") || text.contains("tmp."))
                .allSatisfy(text -> assertThat(text)
                        .contains("PATH")
                        .doesNotContain("acme", "target/fixture", "cache\"", "\"cache", RedactedFixtures.SECRET));
    }

    /** The message of the failure, and the values it hands over. */
    private static String toldBy(Throwable failure) {
        return failure
                + ((LambdaFailure) failure)
                        .reports().stream().map(Report::toJson).toList().toString();
    }

    @Test
    void aMountIsWritable() {
        assertThat(Fixture.run(Fixtures.Mounted.class).failure("mayBeWrittenTo"))
                .isNull();
    }

    @Test
    void theEphemeralStorageHasItsSizeAnewForEachTest() {
        Outcome outcome = Fixture.run(Fixtures.Small.class);

        assertThat(outcome.failure("fits")).isNull();
        assertThat(outcome.failure("isFull"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left on device");
        assertThat(outcome.failure("isFull").getSuppressed()).singleElement().isInstanceOf(LambdaFailure.class);
        assertThat(outcome.failure("isFullAndNobodySays"))
                .isInstanceOf(LambdaFailure.class)
                .hasMessageContaining("[Runtime Guard: tmp.full]")
                .hasMessageContaining("/tmp/guard-junit-silent");
    }

    @Test
    void repeatedAndDynamicTestsAreJudgedToo() {
        Outcome outcome = Fixture.run(Fixtures.Repeated.class);

        assertThat(outcome.failure("repetition 1 of 2")).isNull();
        assertThat(outcome.failure("repetition 2 of 2")).isInstanceOf(LambdaFailure.class);
        assertThat(outcome.failure("dynamic")).isNull();
        assertThat(outcome.failure("withinOneRun")).isInstanceOf(LambdaFailure.class);
    }

    @Test
    void oneMethodAloneMayRunAsOnLambda() {
        Outcome outcome = Fixture.run(Fixtures.OneMethod.class);

        assertThat(outcome.failure("asOnLambda")).isInstanceOf(LambdaFailure.class);
        assertThat(outcome.failure("asEver")).isNull();
    }

    @Test
    void whatIsRefusedInAConstructorFailsTheTestThatItIsFor() {
        Outcome outcome = Fixture.run(Fixtures.AtInit.class);

        assertThat(outcome.failure("isTheNextTests")).hasMessageContaining("Fixtures$AtInit.<init>");
        assertThat(outcome.failure("hasItsOwnSettings")).hasMessageContaining("Fixtures$AtInit.<init>");
    }

    @Test
    void aConstructorThatFailsIsExplainedAndLeavesNothingChanged() {
        Map<String, String> before = Map.copyOf(System.getenv());

        Outcome outcome = Fixture.run(Fixtures.NotConstructed.class, Fixtures.OneMethod.class);

        assertThat(outcome.failure("Fixtures$NotConstructed"))
                .isInstanceOf(IOException.class)
                .satisfies(failure ->
                        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(LambdaFailure.class));
        assertThat(outcome.failure("asEver")).isNull();
        assertThat(System.getenv()).isEqualTo(before);
    }

    @Test
    void settingsMayBeMadeInCode() {
        Outcome outcome = Fixture.run(Fixtures.Registered.class);

        assertThat(outcome.failure("hasTheSettings")).isNull();
        assertThat(outcome.failure("refuses")).isInstanceOf(LambdaFailure.class);
    }

    @Test
    void aWrongSettingIsNamed() {
        assertThat(Fixture.run(Fixtures.Wrong.class).failure("Fixtures$Wrong"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("\"no value\" is not NAME=value");
        assertThatThrownBy(() -> LambdaExtension.builder().timeoutSeconds(0).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeoutSeconds is 0, less than 1");
    }

    @Test
    void testsThatRunInParallelWaitForIt() {
        Map<String, String> parallel = new HashMap<>();
        parallel.put("junit.jupiter.execution.parallel.enabled", "true");
        parallel.put("junit.jupiter.execution.parallel.mode.default", "concurrent");
        parallel.put("junit.jupiter.execution.parallel.config.strategy", "fixed");
        parallel.put("junit.jupiter.execution.parallel.config.fixed.parallelism", "4");

        Outcome outcome =
                Fixture.run(parallel, Fixtures.Parallel.class, Fixtures.Beside.class, Fixtures.OneMethod.class);

        assertThat(outcome.failure("asOnLambda")).isInstanceOf(LambdaFailure.class);
        outcome.failures().remove("asOnLambda");
        assertThat(outcome.failures().values())
                .allSatisfy(failure -> assertThat(failure).isNull());
    }
}
