package dev.runtimeguard.testing;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.diagnose.InvocationWatch;
import dev.runtimeguard.report.Measurement;
import dev.runtimeguard.report.Report;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A watch found as the guard's own is, which writes down what it is told and does what a test says. */
public final class ScriptedWatch implements InvocationWatch {

    private static final List<String> TOLD = new CopyOnWriteArrayList<>();
    private static final AtomicLong STARTS = new AtomicLong();
    private static volatile GuardConfig settings;
    private static volatile Supplier<Throwable> failsAtStart;
    private static volatile Supplier<Throwable> failsAtEnd;
    private static volatile Report failing;
    private static volatile Consumer<Consumer<Measurement>> measuring;

    static void reset() {
        TOLD.clear();
        STARTS.set(0);
        failsAtStart = null;
        failsAtEnd = null;
        failing = null;
        measuring = null;
    }

    /** What it was told: {@code start 1}, {@code end 1 req-1 cold}. */
    public static List<String> told() {
        return List.copyOf(TOLD);
    }

    /** The settings it was told last. */
    public static GuardConfig settings() {
        return settings;
    }

    public static void failAtStart(Supplier<Throwable> thrown) {
        failsAtStart = thrown;
    }

    public static void failAtEnd(Supplier<Throwable> thrown) {
        failsAtEnd = thrown;
    }

    /** From now on every successful invocation is failed with {@code report}. */
    public static void failInvocations(Report report) {
        failing = report;
    }

    /** From now on asked to measure it does as {@code script}. */
    public static void measuring(Consumer<Consumer<Measurement>> script) {
        measuring = script;
    }

    @Override
    public void measure(Consumer<Measurement> to) {
        Consumer<Consumer<Measurement>> script = measuring;
        if (script != null) {
            script.accept(to);
        }
    }

    @Override
    public void configured(GuardConfig config) {
        settings = config;
    }

    @Override
    public long started() {
        if (failsAtStart != null) {
            throw Sneaky.raise(failsAtStart.get());
        }
        long number = STARTS.incrementAndGet();
        TOLD.add("start " + number);
        return number;
    }

    @Override
    public void restored() {
        TOLD.add("restored");
    }

    @Override
    public Report ended(long started, Context context, boolean coldStart) {
        String requestId = context == null ? "-" : context.getAwsRequestId();
        TOLD.add("end " + started + ' ' + requestId + (coldStart ? " cold" : " warm"));
        if (failsAtEnd != null) {
            throw Sneaky.raise(failsAtEnd.get());
        }
        return failing;
    }
}
