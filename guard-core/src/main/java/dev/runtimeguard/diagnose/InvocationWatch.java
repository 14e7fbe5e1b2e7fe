package dev.runtimeguard.diagnose;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.report.Measurement;
import dev.runtimeguard.report.Report;
import java.util.function.Consumer;

/**
 * Looks on at every invocation, from a module of the guard. Implementations are found with
 * {@link java.util.ServiceLoader}; they have a public constructor without parameters and are safe for use by several
 * threads, as invocations may run at the same time. What one throws is reported as {@code guard.internal}.
 */
public interface InvocationWatch {

    /** Returned at an invocation's start to be told nothing of its end. */
    long NOT_WATCHED = Long.MIN_VALUE;

    /** Told the settings before the first invocation, and again when they are made in code. */
    void configured(GuardConfig config);

    /**
     * Told of an invocation's start. The value returned is handed to {@link #ended}: a look that allocates nothing.
     *
     * @return any value, or {@link #NOT_WATCHED}
     */
    long started();

    /**
     * Told of an invocation's end, whether it succeeded or failed: once for every start, on the thread that was told of
     * the start. A guarded handler called by another one on its thread is part of that one's invocation. What there is
     * to report is published here.
     *
     * @param started what {@link #started} returned for it
     * @param context the runtime's context; may be null
     * @param coldStart whether it was the first of this process, or since its restore from a snapshot
     * @return the report, published already, that fails a successful invocation, in strict mode; else null
     */
    Report ended(long started, Context context, boolean coldStart);

    /**
     * Asked, with {@link dev.runtimeguard.MetricsMode#EMF} only, what to write down as metrics of the invocation that
     * ends: after all watches were told of its end, on its thread. A value that is a difference to an earlier one is
     * taken from this watch's last answer, so that with several invocations at once nothing is counted twice.
     *
     * @param to takes the measurements, each metric once
     */
    default void measure(Consumer<Measurement> to) {}

    /**
     * Told after a restore from a SnapStart snapshot, before the first invocation: what was measured before was measured
     * on another machine. Does nothing by default.
     */
    default void restored() {}
}
