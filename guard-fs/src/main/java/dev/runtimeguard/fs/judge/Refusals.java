package dev.runtimeguard.fs.judge;

import dev.runtimeguard.fs.bridge.Call;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The refusals of one test, each call from each place once. Unlike a {@link FindingQueue} it forgets nothing between
 * reading and publishes nothing by itself. Safe for use by several threads.
 */
final class Refusals implements Findings {

    static final int MAX_KEPT = 200;

    private final Map<List<Object>, Finding> kept = new LinkedHashMap<>();
    private final RefusedCreations creations = new RefusedCreations();

    @Override
    public void refused(Call call, Path path) {
        CallingFrame caller = CallingFrame.ofThisThread();
        if (call == Call.CREATE_FILE) {
            creations.add(caller, path);
        }
        String culprit = caller == null ? null : caller.text();
        Finding finding = new Finding(
                call.silent() ? Finding.SILENT : Finding.REFUSED,
                call.text(),
                path.toString(),
                null,
                culprit,
                caller == null ? null : caller.type(),
                caller == null ? null : caller.library(),
                0,
                Thread.currentThread().getId());
        // File.mkdirs tries its path and then the canonical one.
        Path place = path.toAbsolutePath().normalize();
        synchronized (this) {
            if (kept.size() < MAX_KEPT) {
                kept.putIfAbsent(List.of(finding.call(), place, String.valueOf(culprit)), finding);
            }
        }
    }

    @Override
    public void redirected(Call call, Path path, Path redirectedTo) {
        throw new IllegalStateException("a test refuses");
    }

    /** Those so far, the oldest first. */
    synchronized List<Finding> all() {
        return new ArrayList<>(kept.values());
    }

    /** The path of the refused creation that a failure comes from, null when not known for sure. */
    String pathOf(Throwable failure) {
        Path path = creations.pathOf(failure);
        return path == null ? null : path.toString();
    }
}
