package dev.runtimeguard.fs.overlay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** The upper layer: files under the paths of their originals. Its methods are called under the overlay's lock. */
final class Upper {

    private static final int OWNER_ALL = 0700;

    private final Path root;
    private final CopyUp copyUp;
    private final Whiteouts whiteouts;
    private final Routes routes;

    Upper(Path root, CopyUp copyUp, Whiteouts whiteouts, Routes routes) {
        this.root = root;
        this.copyUp = copyUp;
        this.whiteouts = whiteouts;
        this.routes = routes;
    }

    /** Where the upper layer has, or would have, the path. */
    Path of(Path real) {
        int names = real.getNameCount();
        return names == 0 ? root : root.resolve(real.subpath(0, names));
    }

    boolean has(Path real) {
        return Files.exists(of(real), LinkOption.NOFOLLOW_LINKS);
    }

    /** The directory in the upper layer, copied up from the lower one first where need be. */
    Path directory(Path real) throws IOException {
        Path upper = of(real);
        if (Files.isDirectory(upper, LinkOption.NOFOLLOW_LINKS)) {
            return upper;
        }
        if (whiteouts.has(real)) {
            throw Errno.ENOENT.failed();
        }
        directory(real.getParent());
        Path copy = copyUp.copy(real, Kind.DIRECTORY, true);
        try {
            publish(copy, upper);
        } catch (IOException | RuntimeException | Error e) {
            CopyUp.discard(copy);
            throw e;
        }
        int mode = copyUp.directoryMode(real);
        if ((mode & OWNER_ALL) != OWNER_ALL) {
            Files.setAttribute(upper, "unix:mode", mode);
        }
        routes.changed();
        return upper;
    }

    /** Moves a copy to its place; the directory around it keeps its time, since in the merged view nothing is new. */
    void publish(Path copy, Path upper) throws IOException {
        Path parent = upper.getParent();
        BasicFileAttributes times = Files.readAttributes(parent, BasicFileAttributes.class);
        // The program may write to a file in a directory that it may not write to.
        Opened opened = Opened.up(parent);
        try {
            move(copy, upper);
            if (!parent.equals(root)) {
                setTimes(parent, times.lastModifiedTime(), times.lastAccessTime());
            }
        } finally {
            opened.close();
        }
    }

    /** rename(2). */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Gives a directory the time at which a name in it was hidden; not where the disk has no room for a copy of it. */
    void touch(Path real) {
        try {
            Path upper = directory(real);
            Opened opened = Opened.up(upper);
            try {
                setTimes(upper, FileTime.fromMillis(System.currentTimeMillis()), null);
            } finally {
                opened.close();
            }
        } catch (IOException | RuntimeException e) {
            // The name is hidden all the same.
        }
    }

    private static void setTimes(Path directory, FileTime modified, FileTime accessed) throws IOException {
        Files.getFileAttributeView(directory, BasicFileAttributeView.class).setTimes(modified, accessed, null);
    }
}
