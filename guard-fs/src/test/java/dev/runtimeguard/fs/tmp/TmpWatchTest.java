package dev.runtimeguard.fs.tmp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.TmpMode;
import dev.runtimeguard.diagnose.InvocationWatch;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TmpWatchTest {

    private static final long MB = FakeStorage.MB;

    @TempDir
    Path root;

    private final List<Report> reports = new ArrayList<>();
    private FakeStorage storage;
    private TmpWatch watch;

    @BeforeEach
    void watch() throws Exception {
        storage = new FakeStorage(root);
        watch = new TmpWatch(path -> "com.acme.Cache.fill of " + path.getFileName(), reports::add, config -> storage);
        watch.configured(GuardConfig.builder().build());
        Files.write(root.resolve("model.bin"), new byte[5000]);
        Files.write(root.resolve("small"), new byte[50]);
    }

    private Report invocation(long grows) {
        long started = watch.started();
        storage.used += grows;
        return watch.ended(started, null, false);
    }

    private List<String> codes() {
        return reports.stream().map(report -> report.code().id()).toList();
    }

    @Test
    void pressureIsReportedWhenItBeginsAndAgainWhenItBeganAnew() {
        for (long grows : new long[] {400 * MB, 20 * MB, 5 * MB, -10 * MB, 10 * MB, -200 * MB, 200 * MB}) {
            assertThat(invocation(grows)).isNull();
        }

        assertThat(codes()).containsExactly("tmp.pressure", "tmp.pressure");
        Report.Tmp tmp = reports.get(0).tmp();
        assertThat(tmp.totalBytes()).isEqualTo(512 * MB);
        assertThat(tmp.usedBytes()).isEqualTo(420 * MB);
        assertThat(tmp.usedPercent()).isEqualTo(82);
        assertThat(tmp.grewBytes()).isEqualTo(20 * MB);
        assertThat(tmp.largest().get(0))
                .isEqualTo(new Report.Largest(
                        root.resolve("model.bin").toString(), 5000, "com.acme.Cache.fill of model.bin"));
    }

    @Test
    void afterARestoreItBeginsAnew() {
        for (int i = 0; i < 6; i++) {
            invocation(MB);
        }
        invocation(450 * MB);
        watch.restored();
        invocation(0);

        assertThat(codes()).containsExactly("tmp.pressure", "tmp.pressure");

        watch.configured(GuardConfig.builder().tmp(TmpMode.OFF).build());
        watch.restored();
        assertThat(invocation(0)).isNull();
        assertThat(codes()).hasSize(2);
    }

    @Test
    void aLeakIsReportedOnceUntilItIsHalfAsFarFromTheEnd() {
        for (int i = 0; i < 300; i++) {
            invocation(MB);
        }

        List<Report> leaks = reports.stream()
                .filter(report -> report.code() == ReportCode.TMP_LEAK)
                .toList();
        assertThat(leaks).hasSize(2);
        assertThat(leaks.get(0).tmp().grewBytes()).isEqualTo(MB);
        assertThat(leaks.get(0).tmp().invocationsToFull()).isEqualTo(512 - 7);
        assertThat(leaks.get(1).tmp().invocationsToFull()).isEqualTo(252);
        assertThat(leaks.get(0).summary()).contains("1.0 MB each", "about 505 more", "model.bin");
    }

    @Test
    void strictFailsEveryInvocationThatLeaksOrLeavesTheStorageOverItsLimit() {
        watch.configured(GuardConfig.builder().strict(true).build());
        assertThat(invocation(450 * MB).code()).isEqualTo(ReportCode.TMP_PRESSURE);
        assertThat(invocation(0).code()).isEqualTo(ReportCode.TMP_PRESSURE);
        assertThat(invocation(-440 * MB)).isNull();
        watch.configured(GuardConfig.builder().strict(true).build());
        for (int i = 0; i < 6; i++) {
            assertThat(invocation(MB)).isNull();
        }
        assertThat(invocation(MB).code()).isEqualTo(ReportCode.TMP_LEAK);
        assertThat(invocation(MB).code()).isEqualTo(ReportCode.TMP_LEAK);
        assertThat(codes()).containsExactly("tmp.pressure", "tmp.pressure", "tmp.leak", "tmp.leak");
    }

    @Test
    void invocationsAtTheSameTimeShareTheirGrowth() {
        for (int i = 0; i < 10; i++) {
            long first = watch.started();
            long second = watch.started();
            storage.used += 4 * MB;
            watch.ended(second, null, false);
            watch.ended(first, null, false);
        }

        assertThat(codes()).containsExactly("tmp.leak");
        assertThat(reports.get(0).tmp().grewBytes()).isBetween(19 * MB / 10, 21 * MB / 10);
    }

    @Test
    void theRemediesNameTheFunctionAndTheNextSize() {
        invocation(500 * MB);

        Map<Remedy.Kind, String> texts = new java.util.EnumMap<>(Remedy.Kind.class);
        reports.get(0).remedies().forEach(remedy -> texts.put(remedy.kind(), remedy.text()));
        assertThat(texts.get(Remedy.Kind.SAM)).isEqualTo("Properties:\n  EphemeralStorage:\n    Size: 1024");
        assertThat(texts.get(Remedy.Kind.CLI))
                .isEqualTo("aws lambda update-function-configuration --function-name FUNCTION_NAME"
                        + " --ephemeral-storage '{\"Size\": 1024}'");
        assertThat(texts.get(Remedy.Kind.CONFIG)).isEqualTo("GUARD_TMP=sweep");
    }

    /** The percent in use and the growth, once at the end of an invocation. */
    private List<Double> measured() {
        Map<String, Double> values = new java.util.TreeMap<>();
        watch.measure(measurement ->
                assertThat(values.put(measurement.name(), measurement.value())).isNull());
        assertThat(values).containsOnlyKeys("TmpGrowth", "TmpUsedPercent");
        return List.copyOf(values.values());
    }

    @Test
    void measuresTheUseAndWhatItGrewSinceItWasMeasuredLast() {
        storage.used = 100 * MB;
        invocation(28 * MB);
        assertThat(measured()).containsExactly(28.0 * MB, 25.0);
        storage.used += MB;
        invocation(3 * MB);
        assertThat(measured()).as("between invocations too").containsExactly(4.0 * MB, 25.0);
        invocation(-132 * MB);
        assertThat(measured()).containsExactly(-132.0 * MB, 0.0);
    }

    @Test
    void ofInvocationsAtTheSameTimeEachGrowthIsMeasuredOnce() {
        long first = watch.started();
        storage.used += MB;
        long second = watch.started();
        storage.used += 2 * MB;
        watch.ended(first, null, false);
        double grew = measured().get(0);
        storage.used += 4 * MB;
        watch.ended(second, null, false);
        grew += measured().get(0);

        assertThat(grew).isEqualTo(7.0 * MB);
    }

    @Test
    void offMeasuresNothing() {
        watch.configured(GuardConfig.builder().tmp(TmpMode.OFF).build());

        watch.measure(measurement -> {
            throw new AssertionError(measurement);
        });
    }

    @Test
    void offIsNotToldOfAnything() {
        watch.configured(GuardConfig.builder().tmp(TmpMode.OFF).build());

        assertThat(watch.started()).isEqualTo(InvocationWatch.NOT_WATCHED);
        assertThat(watch.ended(0, null, false)).isNull();
        assertThat(reports).isEmpty();
    }

    private static GuardConfig sweeping() {
        return GuardConfig.fromEnvironment(
                Map.of("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1", "GUARD_TMP", "sweep", "GUARD_TMP_KEEP", "cache/**"));
    }

    @Test
    void sweepRemovesWhatAnInvocationLeftAndSaysSo() throws Exception {
        watch.configured(sweeping());
        long started = watch.started();
        Files.write(root.resolve("left"), new byte[100]);
        Files.createDirectory(root.resolve("cache"));
        Files.write(root.resolve("cache/kept"), new byte[100]);
        watch.ended(started, null, false);
        invocation(0);

        assertThat(root.resolve("left")).doesNotExist();
        assertThat(root.resolve("cache/kept")).exists();
        assertThat(root.resolve("model.bin")).exists();
        assertThat(codes()).containsExactly("tmp.swept");
        assertThat(reports.get(0).summary())
                .contains("1 file, 100 bytes", root.resolve("left").toString());
    }

    @Test
    void sweepWaitsForTheLastOfTheInvocationsThatRunTogether() throws Exception {
        watch.configured(sweeping());
        long first = watch.started();
        Files.write(root.resolve("first"), new byte[1]);
        long second = watch.started();
        Files.write(root.resolve("second"), new byte[1]);
        watch.ended(first, null, false);
        assertThat(root.resolve("first")).exists();
        assertThat(root.resolve("second")).exists();
        watch.ended(second, null, false);

        assertThat(root.resolve("first")).doesNotExist();
        assertThat(root.resolve("second")).doesNotExist();
    }

    @Test
    void sweepIsForLambdaOnly() throws Exception {
        watch.configured(GuardConfig.builder().tmp(TmpMode.SWEEP).build());
        long started = watch.started();
        Files.write(root.resolve("anothers"), new byte[1]);
        watch.ended(started, null, false);

        assertThat(root.resolve("anothers")).exists();
    }
}
