package dev.runtimeguard.fs.overlay;

import dev.runtimeguard.fs.bridge.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** unlink(2) and rmdir(2): a whiteout over the lower layer's, then the upper layer's is taken away. */
final class Removal {

    private final Layers layers;

    Removal(Layers layers) {
        this.layers = layers;
    }

    /** Whether it was done here. */
    boolean remove(Path path, boolean directory, Call call) {
        Entry entry = layers.lookup.find(path, false);
        if (!entry.inUpper() && layers.scope.leavesAlone(entry)) {
            return false;
        }
        layers.names.lock();
        try {
            entry = layers.lookup.find(path, false);
            check(path, entry, directory);
            if (layers.scope.takesName(entry)) {
                take(path, entry, directory, call);
            } else {
                Files.delete(entry.real());
            }
        } catch (IOException e) {
            throw Errno.from(e);
        } finally {
            layers.names.unlock();
            if (entry.kind() != Kind.FILE) {
                layers.routes.changed();
            }
        }
        return true;
    }

    /** In the kernel's order, so that the error is the same where there are several. */
    private void check(Path path, Entry entry, boolean directory) {
        if (entry.parent() == null) {
            throw unnamed(path, directory).failed();
        }
        if (entry.missing()) {
            throw Errno.ENOENT.failed();
        }
        if (layers.scope.takesName(entry) && !layers.access.mayChangeNames(entry.parent())) {
            throw Errno.EACCES.failed();
        }
        if (entry.directory() != directory) {
            throw (directory ? Errno.ENOTDIR : Errno.EISDIR).failed();
        }
    }

    private static Errno unnamed(Path path, boolean directory) {
        if (!directory) {
            return Errno.EISDIR;
        }
        if (Layers.endsIn(path, ".")) {
            return Errno.EINVAL;
        }
        return Layers.endsIn(path, "..") ? Errno.ENOTEMPTY : Errno.EBUSY;
    }

    private void take(Path path, Entry entry, boolean directory, Call call) throws IOException {
        if (directory && !layers.emptyDirectory(entry)) {
            throw Errno.ENOTEMPTY.failed();
        }
        layers.hideLower(entry);
        if (entry.inUpper()) {
            Files.delete(entry.upper());
        } else {
            layers.upper.touch(entry.parent().real());
            layers.redirected(call, path, layers.whiteouts.log());
        }
    }
}
