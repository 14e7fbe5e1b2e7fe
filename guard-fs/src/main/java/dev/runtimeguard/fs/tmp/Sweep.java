package dev.runtimeguard.fs.tmp;

import dev.runtimeguard.diagnose.GuardRuntime;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Removes what came into being in the ephemeral storage since the last quiet moment, a moment at which no invocation
 * ran. To be called at such moments only, by one thread at a time.
 *
 * <p>A file is new when it was not seen at the last sweep, and changed (its inode: a name, a mode, content) since the
 * quiet moment; both, as a file may be given any time of modification, and may be made between invocations. What goes
 * by a path that was there is not looked at again, which makes a sweep through very many files quick. What was changed
 * in the future stays: the clock was set back, and whether it is new can't be known.
 *
 * <p>Directories are opened relative to their parent and never through a symbolic link, so nothing outside is ever
 * reached; a link is removed, not what it leads to. A directory goes only when it is empty, which the kernel judges.
 */
final class Sweep {

    /** At most; what is left when the time is over is removed the next time. */
    static final int MAX_MILLIS = 1_000;

    /** Beyond it there is not the memory to know what was there before. */
    static final int MAX_KNOWN = 200_000;

    private static final int MAX_DEPTH = 100;

    /** The kernel stamps files with the time of its last tick, which is up to 10 ms ago. */
    private static final long TICK_MILLIS = 20;

    private final Path root;
    private final Kept kept;
    private final LongSupplier millisToSpare;
    private final Clock clock;
    private Seen known;
    private Instant quietSince;
    private boolean unfinished;

    private Set<Object> held;
    private Seen left;
    private Swept swept;
    private long deadline;

    Sweep(Path root, Kept kept) {
        this(root, kept, () -> GuardRuntime.current().remainingTime().atMost(MAX_MILLIS), Clock.systemUTC());
    }

    /**
     * @param millisToSpare how long a sweep may take that begins now
     * @param clock the one that the kernel stamps files by
     */
    Sweep(Path root, Kept kept, LongSupplier millisToSpare, Clock clock) {
        this.root = root;
        this.kept = kept;
        this.millisToSpare = millisToSpare;
        this.clock = clock;
    }

    /** Takes what is there for not to be removed; the first time, for which it looks through the storage. */
    void quiet() throws IOException {
        if (!unfinished) {
            quietSince = clock.instant().minusMillis(TICK_MILLIS);
        }
        if (known == null) {
            walk(Set.of());
        }
    }

    /** Removes what is new. */
    Swept run() throws IOException {
        if (known != null) {
            walk(HeldFiles.below(root));
        }
        return swept;
    }

    private void walk(Set<Object> inUse) throws IOException {
        held = inUse;
        left = new Seen();
        swept = new Swept();
        deadline = System.nanoTime() + millisToSpare.getAsLong() * 1_000_000L;
        unfinished = false;
        try (DirectoryStream<Path> directory = Files.newDirectoryStream(root)) {
            through((SecureDirectoryStream<Path>) directory, root, 0);
        }
        if (unfinished && known != null) {
            // What was not looked at may have been there before.
            left.addAll(known);
        }
        known = left;
    }

    private void through(SecureDirectoryStream<Path> directory, Path at, int depth) throws IOException {
        try {
            for (Path entry : directory) {
                if (System.nanoTime() - deadline > 0 || left.size() > MAX_KNOWN) {
                    unfinished = true;
                    return;
                }
                Path path = at.resolve(entry.getFileName());
                boolean wasThere = known != null && left.addFile(path, known);
                if (!wasThere && !kept.contains(path)) {
                    see(directory, path, depth);
                }
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
    }

    private void see(SecureDirectoryStream<Path> directory, Path path, int depth) {
        Path name = path.getFileName();
        try {
            BasicFileAttributes attributes = directory
                    .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
            boolean goes = isNew(path, attributes) && !held.contains(attributes.fileKey());
            if (attributes.isDirectory() && depth < MAX_DEPTH) {
                below(directory, path, depth);
            }
            if (!goes || !remove(directory, name, path, attributes)) {
                left.add(path, attributes);
            }
        } catch (IOException goneOrNotOurs) {
            // What cannot be looked at stays.
        }
    }

    private void below(SecureDirectoryStream<Path> directory, Path path, int depth) {
        try (SecureDirectoryStream<Path> content =
                directory.newDirectoryStream(path.getFileName(), LinkOption.NOFOLLOW_LINKS)) {
            through(content, path, depth + 1);
        } catch (IOException notReadable) {
            // What is in it stays, and so does the directory.
        }
    }

    private boolean isNew(Path path, BasicFileAttributes attributes) throws IOException {
        if (known == null || known.contains(attributes.fileKey())) {
            return false;
        }
        Instant changed = ((FileTime) Files.getAttribute(path, "unix:ctime", LinkOption.NOFOLLOW_LINKS)).toInstant();
        return !changed.isBefore(quietSince) && !changed.isAfter(clock.instant().plusMillis(TICK_MILLIS));
    }

    /** Whether it was removed. Sockets and pipes stay: whether somebody waits at one cannot be seen. */
    private boolean remove(
            SecureDirectoryStream<Path> directory, Path name, Path path, BasicFileAttributes attributes) {
        try {
            if (attributes.isDirectory()) {
                directory.deleteDirectory(name);
                swept.directory();
            } else if (attributes.isOther()) {
                return false;
            } else {
                directory.deleteFile(name);
                swept.file(path, attributes.size());
            }
            return true;
        } catch (IOException notEmptyOrNotOurs) {
            return false;
        }
    }
}
