package dev.runtimeguard.fs.overlay;

import dev.runtimeguard.fs.bridge.Call;
import java.io.IOException;
import java.nio.file.Path;

/**
 * rename(2). What the lower layer has of the source is copied up first, then hidden, and the upper layer's is renamed:
 * one step for whoever looks. Between the overlay and other places it is a rename across devices, as it is on Lambda.
 */
final class Move {

    private final Layers layers;

    Move(Layers layers) {
        this.layers = layers;
    }

    /** Whether it was done here. */
    boolean move(Path from, Path to, Call call) {
        layers.lookup.requireParent(from);
        layers.lookup.requireParent(to);
        if (Lookup.unnamed(from) || Lookup.unnamed(to)) {
            throw Errno.EBUSY.failed();
        }
        Entry source = layers.lookup.find(from, false);
        if (source.missing()) {
            throw Errno.ENOENT.failed();
        }
        Entry target = layers.lookup.find(to, false);
        if (alone(source) && alone(target)) {
            return false;
        }
        if (nothingToDo(source, target)) {
            return true;
        }
        try (Staging staging = new Staging(layers)) {
            if (layers.scope.takesName(source)) {
                layers.entering();
                staging.prepare(source);
            }
            layers.names.lock();
            try {
                source = layers.lookup.find(from, false);
                target = layers.lookup.find(to, false);
                if (!nothingToDo(source, target)) {
                    checkEmpty(source, target);
                    rename(source, target, staging, to, call);
                }
            } finally {
                layers.names.unlock();
                layers.routes.changed();
            }
        } catch (IOException e) {
            throw Errno.from(e);
        }
        return true;
    }

    private boolean alone(Entry entry) {
        return !entry.inUpper() && layers.scope.leavesAlone(entry);
    }

    private void rename(Entry source, Entry target, Staging staging, Path to, Call call) throws IOException {
        if (!layers.scope.takesName(source)) {
            Upper.move(source.real(), target.real());
            return;
        }
        if (source.kind() != Kind.FILE) {
            layers.anything();
        }
        Path directory = layers.upper.directory(target.parent().real());
        staging.publish(source);
        layers.hideLower(source);
        Path upper = directory.resolve(target.name());
        Upper.move(layers.upper.of(source.real()), upper);
        layers.redirected(call, to, upper);
    }

    /** Whether both are one file; fails when the rename can't be, in the kernel's order of checks. */
    private boolean nothingToDo(Entry source, Entry target) {
        boolean overlaid = layers.scope.takesName(source);
        if (overlaid != layers.scope.takesName(target)) {
            throw Errno.EXDEV.failed();
        }
        if (source.missing()) {
            throw Errno.ENOENT.failed();
        }
        if (!source.real().equals(target.real())) {
            if (target.real().startsWith(source.real())) {
                throw Errno.EINVAL.failed();
            }
            if (source.real().startsWith(target.real())) {
                throw Errno.ENOTEMPTY.failed();
            }
        }
        if (source.fileKey().equals(target.fileKey())) {
            return true;
        }
        if (overlaid) {
            checkPermissions(source, target);
        }
        return false;
    }

    private void checkPermissions(Entry source, Entry target) {
        Access access = layers.access;
        if (!access.mayChangeNames(source.parent()) || !access.mayChangeNames(target.parent())) {
            throw Errno.EACCES.failed();
        }
        if (!target.missing() && source.directory() != target.directory()) {
            throw (source.directory() ? Errno.ENOTDIR : Errno.EISDIR).failed();
        }
        if (source.directory()) {
            boolean elsewhere = !source.parent().real().equals(target.parent().real());
            if (elsewhere && !access.mayWrite(source)) {
                throw Errno.EACCES.failed();
            }
        }
    }

    private void checkEmpty(Entry source, Entry target) throws IOException {
        if (source.directory() && target.directory() && !layers.emptyDirectory(target)) {
            throw Errno.ENOTEMPTY.failed();
        }
    }
}
