package dev.runtimeguard.diagnose;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.report.Measurement;
import dev.runtimeguard.report.MetricLog;
import dev.runtimeguard.report.ReportCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The metrics of this process: counts what is reported, from any thread, and writes what came together as one line at the
 * end of an invocation. With several invocations at once, what is counted is in the line of whichever ends next: in one
 * line and in no other. Safe for use by several threads.
 */
final class Metrics {

    private static final double NANOS_PER_MILLI = 1e6;

    private final MetricLog log;

    /** By the ordinal of their code. */
    private final AtomicLongArray findings = new AtomicLongArray(ReportCode.values().length);

    private final AtomicLong initNanos = new AtomicLong();
    private final AtomicBoolean first = new AtomicBoolean(true);

    /** How many guarded handlers are under way on this thread: one inside another is no second invocation. */
    private final ThreadLocal<int[]> depth = ThreadLocal.withInitial(() -> new int[1]);

    Metrics(MetricLog log) {
        this.log = log;
    }

    /** Counts findings of one code. */
    void found(ReportCode code, long count) {
        findings.addAndGet(code.ordinal(), count);
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
        long[] drained = drained();
        long nanos = initNanos.getAndSet(0);
        try {
            List<Measurement> all = new ArrayList<>();
            if (cold) {
                all.add(count("ColdStarts", 1));
            }
            if (nanos > 0) {
                double micros = Math.ceil(nanos * 1000 / NANOS_PER_MILLI);
                all.add(new Measurement("GuardInitDuration", Measurement.Unit.MILLISECONDS, micros / 1000));
            }
            addFindings(drained, all);
            watches.measure(all::add);
            log.write(Invocation.of(context, cold), System.currentTimeMillis(), all);
        } catch (Throwable notWritten) {
            if (cold) {
                first.set(true);
            }
            initialized(nanos);
            for (int i = 0; i < drained.length; i++) {
                findings.addAndGet(i, drained[i]);
            }
            throw notWritten;
        }
    }

    private long[] drained() {
        long[] drained = new long[findings.length()];
        for (int i = 0; i < drained.length; i++) {
            drained[i] = findings.getAndSet(i, 0);
        }
        return drained;
    }

    /**
     * A metric for each kind of finding, for alarms that know no code, and one for each code. The code is a metric's name
     * and no dimension: in one line a dimension has one value, and an invocation may come upon several codes.
     */
    private static void addFindings(long[] counts, List<Measurement> to) {
        long[] kinds = new long[Kind.values().length];
        List<Measurement> codes = new ArrayList<>();
        for (ReportCode code : ReportCode.values()) {
            Kind kind = Kind.of(code);
            long count = counts[code.ordinal()];
            if (kind != null && count > 0) {
                kinds[kind.ordinal()] += count;
                codes.add(count(code.id(), count));
            }
        }
        for (Kind kind : Kind.values()) {
            if (kinds[kind.ordinal()] > 0) {
                to.add(count(kind.metric, kinds[kind.ordinal()]));
            }
        }
        to.addAll(codes);
    }

    private static Measurement count(String name, long count) {
        return new Measurement(name, Measurement.Unit.COUNT, count);
    }

    /** What is counted together. */
    private enum Kind {
        DENIALS("Denials"),
        REDIRECTS("Redirects"),
        REFUSALS("Refusals");

        private final String metric;

        Kind(String metric) {
            this.metric = metric;
        }

        /** Null for what is neither: the state of the storage is measured, and the guard's own lines are no findings. */
        static Kind of(ReportCode code) {
            return switch (code) {
                case IAM_MISSING_PERMISSION,
                        IAM_EXPLICIT_DENY,
                        IAM_OUTSIDE_ROLE,
                        IAM_AMBIGUOUS,
                        IAM_WRONG_IDENTITY,
                        IAM_NOT_A_PERMISSION,
                        IAM_PARTIAL_FAILURE -> DENIALS;
                case FS_REDIRECTED -> REDIRECTS;
                case FS_WRITE_OUTSIDE_TMP,
                        FS_SILENT_REFUSAL,
                        FS_MISSING_DIRECTORY,
                        FS_HOME_MISSING,
                        FS_PACKAGE_PERMISSION,
                        FS_NOT_EXECUTABLE,
                        FS_NATIVE_LIBRARY,
                        FS_TOO_MANY_OPEN_FILES,
                        FS_CROSS_DEVICE,
                        TMP_FULL -> REFUSALS;
                case IAM_AUDIT, TMP_PRESSURE, TMP_LEAK, TMP_SWEPT, GUARD_CONFIG, GUARD_INTERNAL -> null;
            };
        }
    }
}
