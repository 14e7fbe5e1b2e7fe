package dev.runtimeguard.fs.overlay;

import dev.runtimeguard.fs.bridge.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/** Copies up what is about to change: its data under a lock of its own path, its appearance under the names' lock. */
final class Promotion {

    private final Layers layers;
    private final ReentrantLock[] paths = new ReentrantLock[64];

    Promotion(Layers layers) {
        this.layers = layers;
        for (int i = 0; i < paths.length; i++) {
            paths[i] = new ReentrantLock();
        }
    }

    /**
     * The path of the entry in the upper layer, where it is afterwards; null when it was moved or removed meanwhile.
     *
     * @param withData whether the program is going to need the content
     * @param path the path as the program gave it
     */
    Path promote(Entry entry, boolean withData, Call call, Path path) {
        if (entry.inUpper()) {
            return entry.upper();
        }
        layers.entering();
        try {
            Path upper = entry.directory() ? promoteDirectory(entry.real()) : promoteFile(entry, withData);
            if (upper != null) {
                layers.redirected(call, path, upper);
            }
            return upper;
        } catch (IOException e) {
            throw Errno.from(e);
        }
    }

    private Path promoteDirectory(Path real) throws IOException {
        layers.names.lock();
        try {
            return layers.whiteouts.hides(real) ? null : layers.upper.directory(real);
        } finally {
            layers.names.unlock();
        }
    }

    private Path promoteFile(Entry entry, boolean withData) throws IOException {
        Path real = entry.real();
        ReentrantLock lock = paths[real.hashCode() & (paths.length - 1)];
        lock.lock();
        try {
            if (layers.upper.has(real)) {
                return layers.upper.of(real);
            }
            if (entry.kind() == Kind.LINK) {
                layers.anything();
            }
            Path copy = layers.copyUp.copy(real, entry.kind(), withData);
            boolean published = false;
            try {
                published = publish(real, copy);
            } finally {
                if (!published) {
                    CopyUp.discard(copy);
                }
            }
            return layers.upper.has(real) ? layers.upper.of(real) : null;
        } finally {
            lock.unlock();
        }
    }

    private boolean publish(Path real, Path copy) throws IOException {
        layers.names.lock();
        try {
            if (layers.upper.has(real) || layers.whiteouts.hides(real)) {
                return false;
            }
            Path parent = layers.upper.directory(real.getParent());
            layers.upper.publish(copy, parent.resolve(real.getFileName()));
            return true;
        } finally {
            layers.names.unlock();
        }
    }
}
