package dev.runtimeguard.diagnose;

import com.amazonaws.services.lambda.runtime.Context;

/**
 * How long the guard may wait for others while an invocation runs: what it waits is taken from the function, which loses
 * its own answer when its time runs out. Invocations that began on this thread are known by it; what other threads do is
 * taken for a part of the invocation that began last. Safe for use by several threads; allocates once for a thread.
 */
public final class RemainingTime {

    /** Left to the function whatever happens, for its answer to get out. */
    private static final int RESERVED_MILLIS = 100;

    private static final class Here {
        private Context context;
        private int depth;
    }

    /** Without a lambda, which would cost the init phase some milliseconds. */
    @SuppressWarnings("ThreadLocalUsage") // one object a process
    private final ThreadLocal<Here> here = new ThreadLocal<>() {
        @Override
        protected Here initialValue() {
            return new Here();
        }
    };

    private volatile Context latest;

    RemainingTime() {}

    /**
     * An invocation begins on this thread, or a guarded handler within one.
     *
     * @param context the runtime's context; may be null
     */
    void started(Context context) {
        Here thread = here.get();
        if (thread.depth++ == 0) {
            thread.context = context;
            latest = context;
        }
    }

    /** What began last on this thread has ended. */
    void ended() {
        Here thread = here.get();
        if (--thread.depth == 0) {
            if (latest == thread.context) {
                latest = null;
            }
            thread.context = null;
        }
    }

    /**
     * The part of {@code millis} that may be waited now: no more than half of what the invocation has left, so that
     * several waits in a row leave some too. All of it when no invocation is known, or not what it has left.
     */
    public long atMost(long millis) {
        Context context = here.get().context;
        return share(context != null ? context : latest, millis);
    }

    /**
     * The part of {@code millis} that may be waited in an invocation.
     *
     * @param context the runtime's context. All of the time may be waited where it is null, where it throws, and where it
     *     says zero or less: so do the stand-ins of tests, and so does the runtime's own when the clock was set anew. An
     *     invocation that really has nothing left is being ended by Lambda whatever the guard does.
     */
    public static long share(Context context, long millis) {
        if (context == null) {
            return millis;
        }
        int remaining;
        try {
            remaining = context.getRemainingTimeInMillis();
        } catch (RuntimeException | LinkageError notTold) {
            return millis;
        }
        return remaining <= 0 ? millis : Math.max(0, Math.min(millis, (remaining - RESERVED_MILLIS) / 2));
    }
}
