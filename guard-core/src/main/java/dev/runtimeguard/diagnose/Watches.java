package dev.runtimeguard.diagnose;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.FsMode;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.report.Measurement;
import dev.runtimeguard.report.Report;
import java.util.function.Consumer;

/**
 * The watches of this process. Found at its first invocation, or with the settings when those ask for files to be kept
 * from the machine, as the class that the function writes with may be loaded any moment. What a watch throws is
 * reported and goes no further. Safe for use by several threads.
 */
final class Watches {

    private static final InvocationWatch[] NONE = {};

    /** What a thread's invocation began with: of one guarded handler in another, the outer one's. */
    private static final class Begun {
        private boolean runs;
        private long[] values = {};
    }

    /** Without a lambda, which would cost the init phase some milliseconds. */
    @SuppressWarnings("ThreadLocalUsage") // one object a process
    private final ThreadLocal<Begun> here = new ThreadLocal<>() {
        @Override
        protected Begun initialValue() {
            return new Begun();
        }
    };

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

    /** Whether anybody is to be told of the end, by {@link #ended} on the same thread. */
    boolean started() {
        InvocationWatch[] watches = found;
        if (watches == null) {
            watches = find();
        }
        return watches.length > 0 && started(watches);
    }

    private boolean started(InvocationWatch[] watches) {
        Begun begun = here.get();
        if (begun.runs) {
            return false;
        }
        if (begun.values.length < watches.length) {
            begun.values = new long[watches.length];
        }
        for (int i = 0; i < watches.length; i++) {
            begun.values[i] = started(watches[i]);
            begun.runs |= begun.values[i] != InvocationWatch.NOT_WATCHED;
        }
        return begun.runs;
    }

    private static long started(InvocationWatch watch) {
        try {
            return watch.started();
        } catch (Throwable broken) {
            failed(watch, broken);
            return InvocationWatch.NOT_WATCHED;
        }
    }

    /**
     * Tells those that were told of the start.
     *
     * @param watched what {@link #started} returned
     * @return the first report that fails the invocation, or null
     */
    Report ended(boolean watched, Context context, boolean coldStart) {
        if (!watched) {
            return null;
        }
        Begun begun = here.get();
        begun.runs = false;
        InvocationWatch[] watches = found;
        Report failing = null;
        for (int i = 0; i < watches.length; i++) {
            long value = begun.values[i];
            Report report = value == InvocationWatch.NOT_WATCHED ? null : ended(watches[i], value, context, coldStart);
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
