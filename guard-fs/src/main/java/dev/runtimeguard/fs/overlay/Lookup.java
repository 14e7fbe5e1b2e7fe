package dev.runtimeguard.fs.overlay;

import dev.runtimeguard.fs.bridge.CallFailed;
import dev.runtimeguard.fs.judge.Territory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;

/** Finds what a path leads to in the merged view, name by name as the kernel does, without a lock. */
final class Lookup {

    private static final Path DOT = Path.of(".");
    private static final Path DOT_DOT = Path.of("..");
    private static final Path EMPTY = Path.of("");
    private static final Path PROC = Path.of("/proc");

    /** The kernel's bound on links in one path (include/linux/namei.h, MAXSYMLINKS). */
    private static final int MAX_LINKS = 40;

    /** With the NUL at its end (include/uapi/linux/limits.h); told by the text, which is no longer than the bytes. */
    private static final int PATH_MAX = 4096;

    private final Path upperRoot;
    private final Dir root;
    private final Whiteouts whiteouts;
    private final Territory territory;
    private final Routes routes;

    Lookup(Path upperRoot, Whiteouts whiteouts, Territory territory, Routes routes) {
        this.upperRoot = upperRoot;
        this.root = new Dir(Path.of("/"), upperRoot, true, null);
        this.whiteouts = whiteouts;
        this.territory = territory;
        this.routes = routes;
    }

    /** The path in the merged view of one in the upper layer; the same object when it is none. */
    Path original(Path used) {
        return used.startsWith(upperRoot) ? root.real().resolve(upperRoot.relativize(used)) : used;
    }

    /** What the path leads to; fails as the kernel does when a name before the last is not a directory. */
    Entry find(Path path, boolean followLast) {
        requireFits(path);
        Path absolute = path.toAbsolutePath();
        Path name = absolute.getFileName();
        if (name == null) {
            return at(root, false);
        }
        return new Walk(route(absolute.getParent())).go(name, followLast);
    }

    /** As {@link #find}, but dots ask for no permission: realpath(3) of glibc takes them off by itself. */
    Entry findReal(Path path) {
        requireFits(path);
        Walk walk = new Walk(new Route(root, false, 0, 0));
        walk.asRealpath = true;
        return walk.go(path.toAbsolutePath(), true);
    }

    /**
     * Where to send the kernel for a path, for as long as the upper layer is plain; null when that takes a whole
     * look-up. One system call for what is in the upper layer, two at most.
     */
    Path quick(Path path, boolean followLast, Path absent) {
        requireFits(path);
        Path absolute = path.toAbsolutePath();
        Path name = absolute.getFileName();
        if (unnamed(absolute)) {
            return null;
        }
        Route route = route(absolute.getParent());
        Dir dir = route.dir();
        Path upper = dir.upper() == null ? absent : dir.upper().resolve(name);
        if (dir.upper() != null && Files.exists(upper)) {
            return upper;
        }
        Path real = route.crossed() || !whiteouts.isEmpty() ? dir.real().resolve(name) : absolute;
        if (!dir.lower() || whiteouts.has(real)) {
            // Not there: the kernel says so, or that the name is too long.
            return upper;
        }
        if (followLast && Files.isSymbolicLink(real)) {
            return null;
        }
        return route.crossed() ? real : path;
    }

    /** Fails as the kernel does, before it looks at any name. */
    private static void requireFits(Path path) {
        if (path.toString().length() >= PATH_MAX) {
            throw Errno.ENAMETOOLONG.failed();
        }
    }

    /** Whether the path ends in no name of its own: in dots, or in the root. */
    static boolean unnamed(Path path) {
        Path name = path.toAbsolutePath().getFileName();
        return name == null || name.equals(DOT) || name.equals(DOT_DOT) || name.equals(EMPTY);
    }

    /** Fails as the kernel does when what is before the last name is no directory to search. */
    void requireParent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            requireSearchable(route(parent).dir());
        }
    }

    private static void requireSearchable(Dir dir) {
        if (Files.isExecutable(dir.physical())) {
            return;
        }
        // One that is remembered may be gone, with all of the upper layer: the lower one's shows then, or none.
        boolean gone = dir.upper() != null && !Layers.there(dir.upper());
        if (!gone || (dir.lower() && !Files.isExecutable(dir.real()))) {
            throw Errno.EACCES.failed();
        }
    }

    /** The directory at a path that is one already. */
    Route route(Path directory) {
        Route known = routes.get(directory);
        if (known != null) {
            return known;
        }
        int generation = routes.generation();
        Walk walk = new Walk(new Route(root, false, 0, generation));
        Entry entry = walk.go(directory, true);
        if (entry.missing()) {
            throw Errno.ENOENT.failed();
        }
        if (!entry.directory()) {
            throw Errno.ENOTDIR.failed();
        }
        Dir dir = enter(entry);
        Route route = new Route(dir, walk.crossed || !dir.lower(), walk.links, generation);
        if (walk.stable && !territory.isWritable(dir.real())) {
            routes.put(directory, route);
        }
        return route;
    }

    /** What the directory has under a name that is neither empty nor dots. */
    Entry child(Dir dir, Path name, boolean crossed) {
        Path real = dir.real().resolve(name);
        if (dir.upper() != null) {
            Path upper = dir.upper().resolve(name);
            BasicFileAttributes attributes = dir.lower() ? lstatUnlessTooLong(upper) : lstat(upper);
            if (attributes != null) {
                return new Entry(dir, name, real, upper, Kind.of(attributes), attributes.fileKey(), crossed, false);
            }
        }
        BasicFileAttributes attributes = dir.lower() && !whiteouts.has(real) ? lstat(real) : null;
        Object key = attributes == null ? null : attributes.fileKey();
        return new Entry(dir, name, real, null, Kind.of(attributes), key, crossed, false);
    }

    /** The directory that the entry is. */
    Dir enter(Entry entry) {
        if (entry.parent() == null) {
            return directory(entry.real());
        }
        boolean lower = entry.upper() == null || lowerDirectory(entry);
        return new Dir(entry.real(), entry.upper(), lower, entry.parent());
    }

    /** Whether the lower layer has anything at the entry, which is not missing: shown or behind the upper layer's. */
    boolean hasLower(Entry entry) {
        if (!entry.parent().lower() || whiteouts.has(entry.real())) {
            return false;
        }
        return entry.upper() == null || lstat(entry.real()) != null;
    }

    private boolean lowerDirectory(Entry entry) {
        return entry.parent().lower() && !whiteouts.has(entry.real()) && Kind.of(lstat(entry.real())) == Kind.DIRECTORY;
    }

    private Dir directory(Path real) {
        Path parent = real.getParent();
        return parent == null ? root : enter(child(directory(parent), real.getFileName(), false));
    }

    private static Entry at(Dir dir, boolean crossed) {
        Path upper = dir.up() == null ? null : dir.upper();
        return new Entry(null, null, dir.real(), upper, Kind.DIRECTORY, null, crossed, false);
    }

    /** Null as well for a path that only the upper layer makes too long: there is nothing by it. */
    private static BasicFileAttributes lstatUnlessTooLong(Path upper) {
        try {
            return lstat(upper);
        } catch (CallFailed e) {
            if (e.errno() == Errno.ENAMETOOLONG.number()) {
                return null;
            }
            throw e;
        }
    }

    private static BasicFileAttributes lstat(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw Errno.from(e);
        }
    }

    /** One way through the tree. */
    private final class Walk {
        private final Deque<Path> pending = new ArrayDeque<>();
        private Dir dir;
        private boolean crossed;
        private boolean stable = true;
        private int links;
        private boolean asRealpath;

        Walk(Route from) {
            dir = from.dir();
            crossed = from.crossed();
            links = from.links();
        }

        Entry go(Path path, boolean followLast) {
            push(path);
            while (true) {
                Path name = pending.poll();
                if (name == null) {
                    return at(dir, crossed);
                }
                if (dots(name)) {
                    continue;
                }
                Entry entry = child(dir, name, crossed);
                boolean last = pending.isEmpty();
                if (entry.kind() == Kind.LINK && (!last || followLast)) {
                    if (!follow(entry)) {
                        return new Entry(
                                dir, name, entry.real(), entry.upper(), Kind.OTHER, entry.fileKey(), crossed, true);
                    }
                } else if (last) {
                    return entry;
                } else {
                    step(entry);
                }
            }
        }

        private boolean dots(Path name) {
            if (name.equals(EMPTY)) {
                return true;
            }
            boolean above = name.equals(DOT_DOT);
            if (!above && !name.equals(DOT)) {
                return false;
            }
            if (!asRealpath) {
                requireSearchable(dir);
            }
            if (above && dir.up() != null) {
                dir = dir.up();
            }
            return true;
        }

        private void step(Entry entry) {
            if (entry.missing()) {
                throw Errno.ENOENT.failed();
            }
            if (!entry.directory()) {
                throw Errno.ENOTDIR.failed();
            }
            dir = enter(entry);
            crossed |= !dir.lower();
            stable = stable && !territory.isWritable(dir.real());
        }

        private boolean follow(Entry link) {
            if (++links > MAX_LINKS) {
                throw Errno.ELOOP.failed();
            }
            Path target = target(link);
            crossed |= link.inUpper();
            if (dir.real().startsWith(PROC)) {
                stable = false;
                if (!Files.exists(dir.real().resolve(target), LinkOption.NOFOLLOW_LINKS)) {
                    return false;
                }
                if (target.startsWith(upperRoot)) {
                    target = original(target);
                    crossed = true;
                }
            }
            if (target.isAbsolute()) {
                dir = root;
            }
            push(target);
            return true;
        }

        private Path target(Entry link) {
            try {
                return Files.readSymbolicLink(link.physical());
            } catch (IOException e) {
                throw Errno.from(e);
            }
        }

        private void push(Path path) {
            for (int i = path.getNameCount() - 1; i >= 0; i--) {
                pending.push(path.getName(i));
            }
        }
    }
}
