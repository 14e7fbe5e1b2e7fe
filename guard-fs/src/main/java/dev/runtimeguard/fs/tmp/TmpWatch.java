package dev.runtimeguard.fs.tmp;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.TmpMode;
import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.diagnose.Invocation;
import dev.runtimeguard.diagnose.InvocationWatch;
import dev.runtimeguard.report.Measurement;
import dev.runtimeguard.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Watches the ephemeral storage: a look at the file system's counters at the start and the end of each invocation, and a
 * walk only when there is something to report. In {@link TmpMode#SWEEP}, on Lambda, it also removes what was left there:
 * at the end of an invocation during which, and at the end of which, no other ran, or else of the last of those that ran
 * together; one that starts meanwhile waits for it.
 */
public final class TmpWatch implements InvocationWatch {

    private final Creators creators;
    private final Consumer<Report> published;
    private final Function<GuardConfig, EphemeralStorage> storages;

    /** Null while the watch is off. */
    private Watched watched;

    private int running;

    /** Whether the running invocations are or were several. */
    private boolean shared;

    /** A watch that asks the agent, if there is one, who created the files. */
    public TmpWatch() {
        this(Creators.AGENT);
    }

    public TmpWatch(Creators creators) {
        this(creators, report -> GuardRuntime.current().publish(report), EphemeralStorage::of);
    }

    TmpWatch(Creators creators, Consumer<Report> published, Function<GuardConfig, EphemeralStorage> storages) {
        this.creators = creators;
        this.published = published;
        this.storages = storages;
    }

    @Override
    public synchronized void configured(GuardConfig config) {
        boolean off = config.disabled() || config.tmp() == TmpMode.OFF;
        watched = off ? null : new Watched(config, storages.apply(config));
    }

    /** Growth, and what was said of pressure, began on another machine, in another log stream. */
    @Override
    public synchronized void restored() {
        if (watched != null) {
            watched = new Watched(watched.config, storages.apply(watched.config));
        }
    }

    /** The bytes in use, unless the watch is off. */
    @Override
    public long started() {
        Exception broken;
        long used;
        synchronized (this) {
            if (watched == null) {
                return NOT_WATCHED;
            }
            running++;
            shared = running > 1;
            broken = running == 1 && watched.sweep != null ? quiet(watched) : null;
            used = watched.storage.used();
            if (watched.measured < 0) {
                watched.measured = used;
            }
        }
        if (broken != null) {
            // Outside of the lock: others are not to wait for a log that hangs.
            GuardRuntime.internalFailure("looking through the ephemeral storage", broken);
        }
        return used;
    }

    /** What kept the sweep from looking at what is there, after which it is off; else null. */
    private static Exception quiet(Watched now) {
        try {
            now.sweep.quiet();
            return null;
        } catch (IOException | RuntimeException broken) {
            now.sweep = null;
            return broken;
        }
    }

    /**
     * The use at the end of an invocation, and what it grew since it was measured last or the first invocation began: of
     * invocations at the same time each growth is in one measurement, whosever it is.
     */
    @Override
    public void measure(Consumer<Measurement> to) {
        Usage usage;
        long grew;
        synchronized (this) {
            if (watched == null) {
                return;
            }
            usage = new Usage(watched.size, watched.storage.used());
            grew = watched.measured < 0 ? 0 : usage.used() - watched.measured;
            watched.measured = usage.used();
        }
        to.accept(new Measurement("TmpUsedPercent", Measurement.Unit.PERCENT, usage.percent()));
        to.accept(new Measurement("TmpGrowth", Measurement.Unit.BYTES, grew));
    }

    @Override
    public Report ended(long started, Context context, boolean coldStart) {
        Swept swept = null;
        Verdict verdict;
        Watched now;
        Usage usage;
        synchronized (this) {
            running = Math.max(0, running - 1);
            now = watched;
            if (now == null) {
                return null;
            }
            if (running == 0 && now.sweep != null) {
                swept = swept(now);
            }
            long used = now.storage.used();
            verdict = now.verdict(used, shared ? 0 : used - started);
            if (verdict == null && (swept == null || swept.isEmpty())) {
                return null;
            }
            usage = new Usage(now.size, used);
        }
        Report.Function function = Invocation.of(context, coldStart);
        if (swept != null && !swept.isEmpty()) {
            published.accept(TmpReports.swept(usage, swept, function));
        }
        return verdict == null ? null : report(verdict, now, usage, function);
    }

    private static Swept swept(Watched now) {
        try {
            return now.sweep.run();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Publishes what is new, and returns what fails the invocation. */
    private Report report(Verdict verdict, Watched now, Usage usage, Report.Function function) {
        LargestFiles.Found largest =
                verdict.isNew() ? LargestFiles.of(now.storage.root(), creators) : LargestFiles.Found.NOTHING;
        List<Report> reports = new ArrayList<>(2);
        if (verdict.pressure() && (verdict.pressureIsNew() || now.strict)) {
            reports.add(TmpReports.pressure(usage, now.warnPercent, verdict.grew(), largest, function));
        }
        if (verdict.invocationsToFull() > 0 && (verdict.leakIsNew() || now.strict)) {
            reports.add(TmpReports.leak(usage, verdict.leaks(), verdict.invocationsToFull(), largest, function));
        }
        reports.forEach(published);
        return now.strict && !reports.isEmpty() ? reports.get(0) : null;
    }

    /**
     * What one invocation's end tells.
     *
     * @param pressure whether the use is above the limit
     * @param grew what this invocation added, in bytes; 0 when not known
     * @param leaks what an invocation leaves behind, in bytes
     * @param invocationsToFull 0 when nothing leaks
     */
    private record Verdict(
            boolean pressure, boolean pressureIsNew, long grew, long leaks, long invocationsToFull, boolean leakIsNew) {

        boolean isNew() {
            return pressureIsNew || leakIsNew;
        }
    }

    /** The storage as the settings have it watched, and what was seen of it so far. Guarded by the watch. */
    private static final class Watched {

        /** So that a use about the limit is not reported with every file. */
        private static final int CALM_PERCENT = 5;

        private final GuardConfig config;
        private final EphemeralStorage storage;
        private final long size;
        private final int warnPercent;
        private final boolean strict;
        private final Growth growth = new Growth();
        private Sweep sweep;
        private boolean pressed;
        private long lastToFull = Long.MAX_VALUE;

        /** What was in use when that was measured last, in bytes; below 0 while it was not. */
        private long measured = -1;

        Watched(GuardConfig config, EphemeralStorage storage) {
            this.config = config;
            this.storage = storage;
            this.size = storage.size();
            this.warnPercent = config.tmpWarnPercent();
            this.strict = config.strict();
            // Elsewhere other programs use the temporary directory as well.
            if (config.tmp() == TmpMode.SWEEP && config.onLambda()) {
                sweep = new Sweep(storage.root(), new Kept(storage.root(), config.fsOverlayDir(), config.tmpKeep()));
            }
        }

        /** Null when there is nothing to say. */
        Verdict verdict(long used, long grew) {
            growth.add(used);
            long toFull = growth.invocationsToFull(Math.max(0, size - used));
            boolean leakIsNew = toFull > 0 && toFull <= lastToFull / 2;
            if (leakIsNew) {
                lastToFull = toFull;
            }
            // In long arithmetic without overflow up to 90,000 TB.
            boolean pressure = used * 100 >= size * warnPercent;
            boolean pressureIsNew = pressure && !pressed;
            if (pressure) {
                pressed = true;
            } else if (used * 100 < size * (warnPercent - CALM_PERCENT)) {
                pressed = false;
            }
            boolean tells = pressureIsNew || leakIsNew || (strict && (pressure || toFull > 0));
            return tells
                    ? new Verdict(pressure, pressureIsNew, grew, Math.round(growth.perInvocation()), toFull, leakIsNew)
                    : null;
        }
    }
}
