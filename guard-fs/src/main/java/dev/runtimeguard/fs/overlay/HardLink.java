package dev.runtimeguard.fs.overlay;

import dev.runtimeguard.fs.bridge.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** link(2): the existing file is copied up, then both names are one inode of the upper layer. */
final class HardLink {

    private final Layers layers;
    private final Promotion promotion;

    HardLink(Layers layers, Promotion promotion) {
        this.layers = layers;
        this.promotion = promotion;
    }

    /** Whether it was done here. */
    boolean link(Path existing, Path link, Call call) {
        Entry source = layers.lookup.find(existing, false);
        if (source.missing()) {
            throw Errno.ENOENT.failed();
        }
        Entry target = layers.lookup.find(link, false);
        if (alone(source) && alone(target)) {
            return false;
        }
        check(source, target);
        try {
            if (layers.scope.takesName(target)) {
                while (!linkUpper(source, target, link, call)) {
                    source = layers.lookup.find(existing, false);
                    target = layers.lookup.find(link, false);
                    check(source, target);
                }
            } else {
                Files.createLink(target.real(), source.real());
            }
        } catch (IOException e) {
            throw Errno.from(e);
        }
        return true;
    }

    private boolean alone(Entry entry) {
        return !entry.inUpper() && layers.scope.leavesAlone(entry);
    }

    private void check(Entry source, Entry target) {
        if (source.missing()) {
            throw Errno.ENOENT.failed();
        }
        if (!target.missing()) {
            throw Errno.EEXIST.failed();
        }
        boolean overlaid = layers.scope.takesName(target);
        // What ends in no name is a directory: refused below.
        if (source.parent() != null && overlaid != layers.scope.takesName(source)) {
            throw Errno.EXDEV.failed();
        }
        if (overlaid && !layers.access.mayChangeNames(target.parent())) {
            throw Errno.EACCES.failed();
        }
        if (source.directory()) {
            throw Errno.EPERM.failed();
        }
    }

    private boolean linkUpper(Entry source, Entry target, Path link, Call call) throws IOException {
        Path upper = promotion.promote(source, true, call, link);
        if (upper == null) {
            return false;
        }
        layers.names.lock();
        try {
            if (layers.whiteouts.hides(target.parent().real())
                    && target.parent().upper() == null) {
                return false;
            }
            Path directory = layers.upper.directory(target.parent().real());
            if (!Layers.there(upper)) {
                return false;
            }
            Files.createLink(directory.resolve(target.name()), upper);
            return true;
        } finally {
            layers.names.unlock();
        }
    }
}
