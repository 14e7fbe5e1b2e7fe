package dev.runtimeguard.benchmarks;

import dev.runtimeguard.Guard;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.ReportTarget;
import dev.runtimeguard.report.Report;
import java.io.FileNotFoundException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Optional;
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

/** What a failure costs at the handler's edge: one that the guard explains, and one that is none of its business. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class Failures {

    private final Exception refused = new FileNotFoundException("/var/task/out.txt (Read-only file system)");
    private final Exception missing = new FileNotFoundException("/tmp/nobody/made/this (No such file or directory)");
    private final Exception own = new ReadOnlyFileSystemException();
    private final Exception other = new IllegalStateException("mine");

    public Failures() {
        // As a function's settings in code do; the reports are made and not written.
        Guard.wrap(
                (input, context) -> input,
                GuardConfig.builder().report(ReportTarget.OFF).build());
    }

    /** A write beside the code. */
    @Benchmark
    public Optional<Report> refusedWrite() {
        return Guard.explain(refused);
    }

    /** A file in a directory of the ephemeral storage that does not exist. */
    @Benchmark
    public Optional<Report> missingDirectory() {
        return Guard.explain(missing);
    }

    /** A failure of a file system that says no path. */
    @Benchmark
    public Optional<Report> withoutPath() {
        return Guard.explain(own);
    }

    /** Any failure of the function's own. */
    @Benchmark
    public Optional<Report> unknown() {
        return Guard.explain(other);
    }
}
