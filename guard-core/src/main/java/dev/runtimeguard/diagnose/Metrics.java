package dev.runtimeguard.diagnose;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.report.Measurement;
import dev.runtimeguard.report.MetricLog;
import dev.runtimeguard.report.ReportCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The metrics of this process: counts what is reported, from any thread, and writes what came together as one line at the
 * end of an invocation. With several invocations at once, what is counted is in the line of whichever ends next: in one
 * line and in no other. Safe for use by several threads.
 */
final class Metrics {

    private final GuardConfig config;
    private final FindingCounts findings = new FindingCounts();
    private final AtomicLong initNanos = new AtomicLong();
    private final AtomicBoolean first = new AtomicBoolean(true);

    /** How many guarded handlers are under way on this thread: one inside another is no second invocation. */
    private final ThreadLocal<int[]> depth = ThreadLocal.withInitial(() -> new int[1]);

    /** Made with the first line. */
    private MetricLog log;

    Metrics(GuardConfig config) {
        this.config = config;
    }

    /** Counts findings of one code. */
    void found(ReportCode code, long count) {
        findings.add(code, count);
    }

    /** Adds to what the guard took of the init phase. */
    void initialized(long nanos) {
        initNanos.addAndGet(nanos);
    }

    /** Called at the start of every invocation, on its thread. */
    void started() {
        depth.get()[0]++;
    }

    /**
     * Called at the end of every invocation, on the thread it started on, after everything else was told of it. Writes
     * its line; whatever the log throws is thrown, and what was to be written is left for the next line.
     */
    void ended(Context context, Watches watches) {
        int[] here = depth.get();
        here[0] = Math.max(0, here[0] - 1);
        if (here[0] > 0) {
            return;
        }
        boolean cold = first.getAndSet(false);
        long nanos = initNanos.getAndSet(0);
        Map<ReportCode, Long> taken = findings.take();
        try {
            List<Measurement> all = new ArrayList<>();
            if (cold) {
                all.add(FindingCounts.count("ColdStarts", 1));
            }
            if (nanos > 0) {
                all.add(new Measurement("GuardInitDuration", Measurement.Unit.MILLISECONDS, millis(nanos)));
            }
            all.addAll(FindingCounts.measurements(taken));
            watches.measure(all::add);
            log().write(Invocation.of(context, cold), System.currentTimeMillis(), all);
        } catch (Throwable notWritten) {
            if (cold) {
                first.set(true);
            }
            initialized(nanos);
            taken.forEach(findings::add);
            throw notWritten;
        }
    }

    /** To the microsecond. */
    private static double millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMicros(nanos) / 1e3;
    }

    /** Renders a line and throws it away, so that what that takes is in a snapshot. */
    void prime() {
        MetricLog.off().write(Invocation.of(null, true), 0, List.of(FindingCounts.count("ColdStarts", 1)));
    }

    /**
     * Drops what was counted before a snapshot, which is in the log of the environment it was taken of: each environment
     * restored from it would count it again. The first invocation after it is a cold start.
     */
    void restored() {
        findings.take();
        initNanos.set(0);
        first.set(true);
    }

    private synchronized MetricLog log() {
        if (log == null) {
            log = Logs.metrics(config);
        }
        return log;
    }
}
