package dev.runtimeguard.fs.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Exporter;
import org.junit.jupiter.api.Test;

class CreationLogTest {

    private long now;
    private final CreationLog log = new CreationLog(() -> now);

    @Test
    void aFileIsNamedWithItsCreatorAndTheInvocation() {
        Exporter.run(() -> log.created("/tmp/export.csv", true));

        assertThat(log.creatorOf("/tmp/export.csv"))
                .startsWith("com.acme.Exporter.run(Exporter.java:")
                .endsWith(" of test-classes");
        log.ended("invocation 1");
        Exporter.run(() -> log.created("/tmp/other", true));
        assertThat(log.creatorOf("/tmp/export.csv")).endsWith(", invocation 1");
        assertThat(log.creatorOf("/tmp/other")).doesNotContain("invocation");
        assertThat(log.creatorOf("/tmp/unknown")).isNull();
    }

    @Test
    void whatIsOpenedAgainKeepsItsCreatorUnlessItIsOverwritten() {
        Exporter.run(() -> log.created("/tmp/log", false));
        log.ended("invocation 1");
        Exporter.run(() -> log.created("/tmp/log", false));
        log.ended("invocation 2");
        assertThat(log.creatorOf("/tmp/log")).endsWith("invocation 1");

        Exporter.run(() -> log.created("/tmp/log", true));
        log.ended("invocation 3");
        assertThat(log.creatorOf("/tmp/log")).endsWith("invocation 3");
    }

    @Test
    void aRenamedFileTakesItsCreatorAlong() {
        Exporter.run(() -> log.created("/tmp/part", true));
        log.moved("/tmp/part", "/tmp/whole");

        assertThat(log.creatorOf("/tmp/whole")).contains("Exporter");
        assertThat(log.creatorOf("/tmp/part")).isNull();
    }

    @Test
    void ofADirectoryWhoCreatedWhatIsInItIsNamed() {
        Exporter.run(() -> log.created("/tmp/cache/1", true));

        assertThat(log.creatorOf("/tmp/cache")).contains("Exporter");
        assertThat(log.creatorOf("/tmp/cach")).isNull();
    }

    @Test
    void onlyTheLastAreRemembered() {
        for (int i = 0; i <= CreationLog.MAX_REMEMBERED; i++) {
            String path = "/tmp/" + i;
            Exporter.run(() -> log.created(path, true));
        }

        assertThat(log.creatorOf("/tmp/0")).isNull();
        assertThat(log.creatorOf("/tmp/1")).isNotNull();
    }

    @Test
    void theTimeItTakesIsBounded() {
        // Every look at the clock takes 1 microsecond, of which a creation is charged one.
        CreationLog ticking = new CreationLog(() -> now += 1000);
        int known = 0;
        for (int i = 0; i < 10_000; i++) {
            String path = "/tmp/" + i;
            Exporter.run(() -> ticking.created(path, true));
            known += ticking.creatorOf(path) == null ? 0 : 1;
        }
        long spent = known * 1000L;

        assertThat(spent)
                .isBetween(CreationLog.AT_ONCE_NANOS, CreationLog.AT_ONCE_NANOS + now / CreationLog.EARNED_OF + 1000);
        now += CreationLog.EARNED_OF * CreationLog.AT_ONCE_NANOS;
        for (int i = 0; i < 17; i++) {
            Exporter.run(() -> ticking.created("/tmp/later", true));
        }
        assertThat(ticking.creatorOf("/tmp/later")).isNotNull();
    }

    @Test
    void aTimerThatBeginsAnewAsOnAnotherMachineTakesNothingAway() {
        now = Long.MAX_VALUE / 2;
        CreationLog spent = new CreationLog(() -> now += 1_000_000);
        for (int i = 0; i < 1000; i++) {
            Exporter.run(() -> spent.created("/tmp/file", true));
        }
        now = 0;
        int known = 0;
        for (int i = 0; i < 10_000; i++) {
            String path = "/tmp/" + i;
            Exporter.run(() -> spent.created(path, true));
            known += spent.creatorOf(path) == null ? 0 : 1;
        }

        assertThat(known).isPositive();
    }
}
