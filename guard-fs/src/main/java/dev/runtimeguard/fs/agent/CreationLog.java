package dev.runtimeguard.fs.agent;

import dev.runtimeguard.fs.bridge.Creations;
import dev.runtimeguard.fs.judge.CallingFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Who created what in the ephemeral storage. To find the caller takes 2 microseconds, and 40 before it is compiled, which
 * is more than the creation itself. So it may take {@value #AT_ONCE_NANOS} ns at once, and then one of {@value #EARNED_OF}
 * of the time that goes by: what a function does as a rule is remembered all of it, what is done in a tight loop in
 * samples. Remembers the last {@value #MAX_REMEMBERED}. Safe for use by several threads.
 */
final class CreationLog extends Creations {

    static final long AT_ONCE_NANOS = 4_000_000;
    static final int EARNED_OF = 1024;
    static final int MAX_REMEMBERED = 4000;

    /** How often the clock is looked at when the time is spent: even that would be felt in a tight loop. */
    private static final int ONE_OF = 16;

    /** What one may be charged; one that took longer was interrupted. */
    private static final long MOST_NANOS = 100_000;

    private final LongSupplier nanoTime;

    /** The time left in nanoseconds. Not guarded: to lose a charge or two among threads does not matter. */
    private long left = AT_ONCE_NANOS;

    private int passedOver;
    private long countedAt;

    private final LinkedHashMap<String, Creation> byPath = new LinkedHashMap<>();
    private final List<Creation> running = new ArrayList<>();

    /** One creation; the invocation is null until it ends. */
    private static final class Creation {
        final StackWalker.StackFrame frame;
        String invocation;

        Creation(StackWalker.StackFrame frame) {
            this.frame = frame;
        }

        String text() {
            CallingFrame caller = CallingFrame.of(frame);
            String library = caller.library() == null ? "" : " of ".concat(caller.library());
            return caller.text().concat(library).concat(invocation == null ? "" : ", ".concat(invocation));
        }
    }

    CreationLog() {
        this(new LongSupplier() {
            @Override
            public long getAsLong() {
                return System.nanoTime();
            }
        });
    }

    CreationLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.countedAt = nanoTime.getAsLong();
    }

    @Override
    public void created(String path, boolean afresh) {
        if (left <= 0 && !isEarned()) {
            return;
        }
        long start = nanoTime.getAsLong();
        try {
            if (afresh || !isKnown(path)) {
                StackWalker.StackFrame frame = CallingFrame.first();
                if (frame != null) {
                    remember(path, new Creation(frame));
                }
            }
        } catch (Throwable lost) {
            // A file call of the program is under way: not to know its caller is the lesser evil.
        }
        left -= Math.max(0, Math.min(nanoTime.getAsLong() - start, MOST_NANOS));
    }

    private boolean isEarned() {
        if (++passedOver % ONE_OF != 0) {
            return false;
        }
        long now = nanoTime.getAsLong();
        left = Math.min(AT_ONCE_NANOS, left + Math.max(0, now - countedAt) / EARNED_OF);
        countedAt = now;
        return left > 0;
    }

    private synchronized boolean isKnown(String path) {
        return byPath.containsKey(path);
    }

    private synchronized void remember(String path, Creation creation) {
        // Removed before, so that the order is that of creation.
        byPath.remove(path);
        byPath.put(path, creation);
        if (byPath.size() > MAX_REMEMBERED) {
            byPath.remove(byPath.keySet().iterator().next());
        }
        if (running.size() < MAX_REMEMBERED) {
            running.add(creation);
        }
    }

    @Override
    public synchronized void moved(String from, String to) {
        Creation creation = byPath.remove(from);
        if (creation != null) {
            byPath.put(to, creation);
        }
    }

    /** Whether anything was remembered since {@link #ended} was called last. */
    synchronized boolean any() {
        return !running.isEmpty();
    }

    /**
     * Says when all that was created since the last call was.
     *
     * @param when in a report's words; null when not known
     */
    synchronized void ended(String when) {
        for (Creation creation : running) {
            creation.invocation = when;
        }
        running.clear();
    }

    /**
     * Who created a file or directory, in a report's words; of a directory that is not known itself, who created most of
     * what is in it. Null when nobody is known.
     */
    synchronized String creatorOf(String path) {
        Creation creation = byPath.get(path);
        if (creation == null) {
            creation = mostBelow(path.concat("/"));
        }
        return creation == null ? null : creation.text();
    }

    private Creation mostBelow(String directory) {
        Map<String, Integer> counts = new HashMap<>();
        Creation most = null;
        int ofMost = 0;
        for (Map.Entry<String, Creation> entry : byPath.entrySet()) {
            if (entry.getKey().startsWith(directory)) {
                int count = counts.merge(
                        entry.getValue().frame.toStackTraceElement().toString(), 1, Integer::sum);
                if (count >= ofMost) {
                    ofMost = count;
                    most = entry.getValue();
                }
            }
        }
        return most;
    }
}
