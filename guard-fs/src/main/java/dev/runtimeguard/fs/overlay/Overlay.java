package dev.runtimeguard.fs.overlay;

import dev.runtimeguard.fs.ChildEnvironment;
import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.CallFailed;
import dev.runtimeguard.fs.bridge.FileCalls;
import dev.runtimeguard.fs.bridge.OpenFlags;
import dev.runtimeguard.fs.judge.Findings;
import dev.runtimeguard.fs.judge.Territory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;

/**
 * Sends writes that would be refused to an upper layer in a writable directory, and look-ups to wherever the newest
 * state is, with the semantics of Linux overlayfs: the files of the function stay as they are underneath.
 *
 * <p>The layout on disk: {@code upper/} mirrors the original paths, {@code work/} has copies that are not whole yet,
 * {@code hidden} is the log of whiteouts. An upper entry wins over everything; a whiteout hides the lower entry and all
 * below it, and stays: so look-ups take no lock, and a directory with both is opaque.
 */
public final class Overlay extends FileCalls {

    private final Layers layers;
    private final Path absent;
    private final Path writable;
    private final Promotion promotion;
    private final Removal removal;
    private final Move move;
    private final HardLink hardLink;
    private volatile FileCalls front = this;

    /**
     * Opens the overlay, with what an earlier process of the same container left in it.
     *
     * @param directory where the upper layer lives, in a writable place; made when missing, for this user alone
     * @param shared whether other users work on the machine, who may put something else in the directory's place
     * @param onFirstEntry run before the first entry comes into the overlay; at once when it has some
     * @throws IOException when the directory can't be made, is a symbolic link or another user's
     */
    public Overlay(Path directory, boolean shared, Territory territory, Findings findings, Runnable onFirstEntry)
            throws IOException {
        this(Store.open(directory, shared), territory, findings, onFirstEntry);
    }

    /** Opens the overlay in a place that was opened before. */
    Overlay(Store store, Territory territory, Findings findings, Runnable onFirstEntry) throws IOException {
        layers = new Layers(store, territory, findings, onFirstEntry);
        absent = store.absent();
        writable = store.work();
        promotion = new Promotion(layers);
        removal = new Removal(layers);
        move = new Move(layers);
        hardLink = new HardLink(layers, promotion);
    }

    /** Makes the streams that are given out ask {@code front}, which stands before this, instead of this itself. */
    public void behind(FileCalls front) {
        this.front = front;
    }

    @Override
    public Path look(Path path, boolean followLastLink) {
        if (layers.empty()) {
            return path;
        }
        try {
            Path quick = layers.plain() ? layers.lookup.quick(path, followLastLink, absent) : null;
            return quick != null ? quick : place(path, layers.lookup.find(path, followLastLink));
        } catch (CallFailed e) {
            if (e.errno() == Errno.ENOENT.number()) {
                return absent;
            }
            throw e;
        }
    }

    private Path place(Path path, Entry entry) {
        return layers.place(path, entry, absent);
    }

    @Override
    public Path mayWrite(Path path) {
        Entry entry = layers.lookup.find(path, true);
        boolean lowerAlone = entry.kind() == Kind.FILE || entry.directory();
        if (entry.inUpper() || !lowerAlone || !layers.scope.takesChange(entry)) {
            return place(path, entry);
        }
        if (!layers.access.mayWrite(entry)) {
            throw Errno.EACCES.failed();
        }
        return writable;
    }

    @Override
    public Path open(Path path, int flags, Call call) {
        if (!OpenFlags.changes(flags)) {
            return look(path, !OpenFlags.noFollow(flags));
        }
        boolean creates = (flags & OpenFlags.CREATE) != 0;
        boolean exclusive = creates && (flags & OpenFlags.EXCLUSIVE) != 0;
        boolean truncates = (flags & OpenFlags.TRUNCATE) != 0;
        while (true) {
            Entry entry = layers.lookup.find(path, !exclusive && !OpenFlags.noFollow(flags));
            if (entry.missing()) {
                return creates ? newName(path, entry, call) : place(path, entry);
            }
            if (exclusive) {
                throw Errno.EEXIST.failed();
            }
            if (entry.kind() != Kind.FILE || entry.inUpper() || !layers.scope.takesChange(entry)) {
                return place(path, entry);
            }
            if (!layers.access.mayWrite(entry)) {
                throw Errno.EACCES.failed();
            }
            Path upper = promotion.promote(entry, !truncates, call, path);
            if (upper != null) {
                return upper;
            }
        }
    }

    @Override
    public Path create(Path path, Call call) {
        if (call == Call.CREATE_LINK) {
            layers.anything();
        }
        Entry entry = layers.lookup.find(path, false);
        if (!entry.missing()) {
            throw Errno.EEXIST.failed();
        }
        return newName(path, entry, call);
    }

    private Path newName(Path path, Entry entry, Call call) {
        if (!layers.scope.takesName(entry)) {
            // Where it is to be, not where the kernel is sent to find nothing.
            return entry.crossed() ? entry.real() : path;
        }
        layers.entering();
        Path upper = directory(entry.parent()).resolve(entry.name());
        layers.redirected(call, path, upper);
        return upper;
    }

    private Path directory(Dir dir) {
        if (dir.upper() != null && Files.isDirectory(dir.upper(), LinkOption.NOFOLLOW_LINKS)) {
            return dir.upper();
        }
        layers.names.lock();
        try {
            return layers.upper.directory(dir.real());
        } catch (IOException e) {
            throw Errno.from(e);
        } finally {
            layers.names.unlock();
        }
    }

    @Override
    public Path change(Path path, boolean followLastLink, Call call) {
        while (true) {
            Entry entry = layers.lookup.find(path, followLastLink);
            boolean root = entry.real().getParent() == null;
            if (root || entry.missing() || entry.kind() == Kind.OTHER || !layers.scope.takesChange(entry)) {
                return place(path, entry);
            }
            if (entry.directory()) {
                layers.modesMayChange();
            }
            Path upper = promotion.promote(entry, true, call, path);
            if (upper != null) {
                return upper;
            }
        }
    }

    @Override
    public boolean delete(Path path, boolean directory, Call call) {
        return removal.remove(path, directory, call);
    }

    @Override
    public boolean rename(Path from, Path to, Call call) {
        return move.move(from, to, call);
    }

    @Override
    public boolean link(Path existing, Path link, Call call) {
        return hardLink.link(existing, link, call);
    }

    @Override
    public Path realPath(Path path) {
        Entry entry = layers.lookup.findReal(path);
        if (entry.missing()) {
            throw Errno.ENOENT.failed();
        }
        return entry.untouchable() || (!entry.crossed() && !entry.inUpper()) ? null : entry.real();
    }

    @Override
    public Iterable<Path> names(Path directory) {
        return layers.empty() ? null : merged(directory);
    }

    @Override
    public DirectoryStream<Path> stream(Path directory, DirectoryStream.Filter<? super Path> filter) {
        Set<Path> names = layers.empty() ? null : merged(directory);
        return names == null ? null : new MergedStream(front, directory, names, filter);
    }

    /** The names of both layers, or null where the lower layer alone has them and the path leads the kernel to it. */
    private Set<Path> merged(Path directory) {
        Entry entry = layers.lookup.find(directory, true);
        if (entry.untouchable()) {
            return null;
        }
        if (entry.missing()) {
            throw Errno.ENOENT.failed();
        }
        if (!entry.directory()) {
            // The JDK opens it as a file before it asks for names.
            throw (Files.isReadable(entry.physical()) ? Errno.ENOTDIR : Errno.EACCES).failed();
        }
        Listing listing = new Listing(layers, layers.lookup.enter(entry));
        return listing.lowerAlone() && !entry.crossed() ? null : listing.names();
    }

    @Override
    public boolean takes(Path directory) {
        Entry entry = layers.lookup.find(directory, true);
        return entry.inUpper() || !layers.scope.leavesAlone(entry);
    }

    @Override
    public Path original(Path used) {
        return layers.lookup.original(used);
    }

    @Override
    public Path execute(Path path) {
        return look(path, true);
    }

    /** The upper layer's directory where the lower layer shows none; else a child sees more in the packaged one. */
    @Override
    public Path workingDirectory(Path directory) {
        if (layers.empty()) {
            return directory;
        }
        Entry entry = layers.lookup.find(directory, true);
        if (!entry.directory()) {
            return place(directory, entry);
        }
        Dir dir = layers.lookup.enter(entry);
        if (dir.lower()) {
            return entry.crossed() ? entry.real() : directory;
        }
        layers.anything();
        return dir.upper();
    }

    /** Changes nothing: a child's environment has no part in the overlay. */
    @Override
    public void starting(ProcessBuilder child) {
        ChildEnvironment.complete(child.environment());
    }
}
