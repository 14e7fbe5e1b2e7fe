package dev.runtimeguard.benchmarks;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.fs.tmp.TmpWatch;
import dev.runtimeguard.report.Report;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the watch over the ephemeral storage adds to an invocation when nothing is wrong. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class StorageLook {

    private final TmpWatch watch = new TmpWatch();

    public StorageLook() {
        // Whatever this machine's own use is, there is nothing to report.
        watch.configured(GuardConfig.builder().tmpWarnPercent(100).build());
    }

    /** The look at the start and the one at the end. */
    @Benchmark
    public Report look() {
        return watch.ended(watch.started(), null, false);
    }
}
