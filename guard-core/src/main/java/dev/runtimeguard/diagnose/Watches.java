package dev.runtimeguard.diagnose;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.FsMode;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.report.Measurement;
import dev.runtimeguard.report.Report;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The watches of this process. Found at its first invocation, or with the settings when those ask for files to be kept
 * from the machine, as the class that the function writes with may be loaded any moment. What a watch throws is
 * reported and goes no further. Safe for use by several threads.
 */
final class Watches {

    /** In place of a value to hand back: nobody was told of the start, so nobody is told of the end. */
    static final long NOT_WATCHED = Long.MIN_VALUE;

    private static final InvocationWatch[] NONE = {};

    /** Whether this thread is inside a watched invocation: a guarded handler in another one is no second invocation. */
    private final ThreadLocal<boolean[]> inside = ThreadLocal.withInitial(() -> new boolean[1]);

    /** What several watches returned, by the number that stands for it: a single one's value needs no such place. */
    private final Map<Long, long[]> values = new ConcurrentHashMap<>(0);

    private final AtomicLong numbers = new AtomicLong();
    private volatile InvocationWatch[] found;
    private GuardConfig config;

    Watches() {}

    /** The watches given, and no others. */
    Watches(InvocationWatch... watches) {
        this.found = watches;
    }

    /** Tells the watches the settings in force from now on; those not found yet are told when they are. */
    synchronized void configured(GuardConfig settings) {
        config = settings;
        if (found != null) {
            tell(found);
        } else if (!settings.disabled()
                && (settings.strict() || settings.fs() == FsMode.REDIRECT || settings.fs() == FsMode.STRICT)) {
            find();
        }
    }

    /** Finds the watches now, not at the first invocation. */
    synchronized InvocationWatch[] find() {
        if (found == null) {
            InvocationWatch[] all = load();
            tell(all);
            found = all;
        }
        return found;
    }

    private static InvocationWatch[] load() {
        try {
            return Providers.of(InvocationWatch.class, GuardRuntime::internalFailure)
                    .toArray(NONE);
        } catch (Throwable broken) {
            GuardRuntime.internalFailure("looking for watches", broken);
            return NONE;
        }
    }

    private void tell(InvocationWatch[] watches) {
        for (InvocationWatch watch : watches) {
            try {
                watch.configured(config);
            } catch (Throwable broken) {
                failed(watch, broken);
            }
        }
    }

    /** The value to hand to {@link #ended}; {@link #NOT_WATCHED} when there is nothing to be told. */
    long started() {
        InvocationWatch[] watches = found;
        if (watches == null) {
            watches = find();
        }
        return watches.length == 0 ? NOT_WATCHED : started(watches);
    }

    private long started(InvocationWatch[] watches) {
        boolean[] here = inside.get();
        if (here[0]) {
            return NOT_WATCHED;
        }
        long value;
        if (watches.length == 1) {
            value = started(watches[0]);
        } else {
            long[] each = new long[watches.length];
            for (int i = 0; i < each.length; i++) {
                each[i] = started(watches[i]);
            }
            value = numbers.incrementAndGet();
            values.put(value, each);
        }
        here[0] = value != NOT_WATCHED;
        return value;
    }

    private static long started(InvocationWatch watch) {
        try {
            return watch.started();
        } catch (Throwable broken) {
            failed(watch, broken);
            return NOT_WATCHED;
        }
    }

    /** The first report that fails the invocation, or null. */
    Report ended(long started, Context context, boolean coldStart) {
        if (started == NOT_WATCHED) {
            return null;
        }
        inside.get()[0] = false;
        InvocationWatch[] watches = found;
        if (watches.length == 1) {
            return ended(watches[0], started, context, coldStart);
        }
        long[] each = values.remove(started);
        Report failing = null;
        for (int i = 0; i < each.length; i++) {
            Report report = each[i] == NOT_WATCHED ? null : ended(watches[i], each[i], context, coldStart);
            failing = failing == null ? report : failing;
        }
        return failing;
    }

    private static Report ended(InvocationWatch watch, long started, Context context, boolean coldStart) {
        try {
            return watch.ended(started, context, coldStart);
        } catch (Throwable broken) {
            failed(watch, broken);
            return null;
        }
    }

    /** Tells those found so far that this process was restored from a snapshot. */
    void restored() {
        InvocationWatch[] watches = found;
        if (watches == null) {
            return;
        }
        for (InvocationWatch watch : watches) {
            try {
                watch.restored();
            } catch (Throwable broken) {
                failed(watch, broken);
            }
        }
    }

    /** Collects what the watches measured. */
    void measure(Consumer<Measurement> to) {
        InvocationWatch[] watches = found;
        if (watches == null) {
            return;
        }
        for (InvocationWatch watch : watches) {
            try {
                watch.measure(to);
            } catch (Throwable broken) {
                failed(watch, broken);
            }
        }
    }

    private static void failed(InvocationWatch watch, Throwable broken) {
        GuardRuntime.internalFailure(watch.getClass().getSimpleName(), broken);
    }
}
