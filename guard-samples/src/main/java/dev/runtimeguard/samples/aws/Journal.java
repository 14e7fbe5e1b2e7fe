package dev.runtimeguard.samples.aws;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every request the endpoint answered, oldest first; an entry is there before its response leaves. Thread-safe. */
public final class Journal {
    private final List<JournalEntry> entries = new CopyOnWriteArrayList<>();

    Journal() {}

    void add(JournalEntry entry) {
        entries.add(entry);
    }

    /** A copy of what was recorded so far. */
    public List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    /** How often an operation was called, as {@code GetCallerIdentity}. */
    public long count(String operation) {
        return entries.stream().filter(e -> operation.equals(e.operation())).count();
    }

    public void clear() {
        entries.clear();
    }
}
