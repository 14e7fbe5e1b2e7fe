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

    /** The route, or null. Fails when a directory on the way was closed to the program since. */
    Route get(Path directory) {
        Route route = known.get(directory);
        if (route == null || route.generation() != generation.get()) {
            return null;
        }
        if (modesChanged
                && route.dir().upper() == null
                && !searchable(route.dir().nearestUpper())) {
            throw Errno.EACCES.failed();
        }
        return route;
    }

    private static boolean searchable(Dir dir) {
        return Files.isExecutable(dir.upper());
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

    boolean modesChanged() {
        return modesChanged;
    }
}
