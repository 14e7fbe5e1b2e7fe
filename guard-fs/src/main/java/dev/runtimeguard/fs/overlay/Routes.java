package dev.runtimeguard.fs.overlay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Remembers where paths of directories lead, for as long as no directory or symbolic link is taken away or changes its
 * layer. Only directories that exist are remembered, so that nothing that is created makes an answer wrong.
 */
final class Routes {

    private static final int MOST = 2_000;

    private final ConcurrentHashMap<Path, Route> known = new ConcurrentHashMap<>();
    private final AtomicInteger generation = new AtomicInteger();
    private volatile boolean modesChanged;

    /** The route; null for one to be found anew, as a directory on the way may be closed to the program since. */
    Route get(Path directory) {
        Route route = known.get(directory);
        if (route == null || route.generation() != generation.get()) {
            return null;
        }
        // Where the upper layer has the directory itself, the kernel goes the whole way and says so.
        boolean unasked = modesChanged && route.dir().upper() == null;
        return unasked && !Files.isExecutable(route.dir().nearestUpper().upper()) ? null : route;
    }

    void put(Path directory, Route route) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(directory, route);
    }

    int generation() {
        return generation.get();
    }

    /** To be called after a directory or a symbolic link was moved, removed or copied up. */
    void changed() {
        generation.incrementAndGet();
        known.clear();
    }

    /** To be called before a directory's mode may change: the kernel does that, and at a time of its own. */
    void modesChange() {
        modesChanged = true;
    }
}
