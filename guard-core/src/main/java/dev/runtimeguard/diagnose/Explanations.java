package dev.runtimeguard.diagnose;

import dev.runtimeguard.report.Report;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The reports that belong to throwables, from where one is explained (a hook deep inside a client) to where it is
 * reported (the handler's edge), which it may never reach. Keyed by identity and weakly, so that nothing is kept alive.
 * Safe for use by several threads.
 */
public final class Explanations {

    private final Map<Key, Report> reports = new ConcurrentHashMap<>();
    private final ReferenceQueue<Throwable> collected = new ReferenceQueue<>();

    /** Remembers the report as this very throwable's. */
    public void put(Throwable throwable, Report report) {
        for (Object key = collected.poll(); key != null; key = collected.poll()) {
            reports.remove(key);
        }
        reports.put(new Key(throwable, collected), report);
    }

    /** The report of this very throwable, or null. */
    public Report get(Throwable throwable) {
        return reports.get(new Key(throwable, null));
    }

    private static final class Key extends WeakReference<Throwable> {
        private final int hash;

        Key(Throwable throwable, ReferenceQueue<Throwable> queue) {
            super(throwable, queue);
            this.hash = System.identityHashCode(throwable);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            Throwable mine = get();
            return mine != null && other instanceof Key key && key.get() == mine;
        }
    }
}
