package dev.runtimeguard.fs.hostile;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/**
 * Two directories, {@code in} and {@code out}, full of links that lead from one to the other, in circles, through /proc
 * and beyond what a path may be long; and where a path leads among them, by the kernel's word: the inode that it finds.
 */
public final class HostileTree implements AutoCloseable {

    /** The kernel follows 40 in one path: of this many only a part. */
    static final int CHAIN = 45;

    private static final String LONG_NAME = "d".repeat(240);
    private static final int DEEP = 12;

    public final Path root;
    public final Path in;
    public final Path out;

    /** The last directory that has a real path the kernel takes; below it there is {@code b} and as much again. */
    private final Path bottom;

    private final Map<Object, Path> places = new HashMap<>();

    /** Makes it, in a temporary directory of its own. */
    public HostileTree() throws IOException {
        root = Files.createTempDirectory("hostile").toRealPath();
        in = Files.createDirectory(root.resolve("in"));
        out = Files.createDirectory(root.resolve("out"));
        bottom = deep(out.resolve("deep"));
        for (Path directory : new Path[] {in, out}) {
            Files.createDirectories(directory.resolve("dir/sub"));
            for (String file : new String[] {"file", "dir/file", "dir/sub/file", "file (deleted)"}) {
                Files.writeString(directory.resolve(file), file);
            }
            Files.writeString(directory.resolve(HostilePaths.encoded("%FF%FE")), "odd");
            links(directory, Path.of("../out"));
            links(directory.resolve("dir"), Path.of("../../out"));
        }
        deep(root.resolve("b"));
        Files.move(root.resolve("b"), bottom.resolve("b"));
        remember(in, in);
        remember(out, out);
    }

    private static Path deep(Path top) throws IOException {
        Path bottom = top;
        for (int i = 0; i < DEEP; i++) {
            bottom = bottom.resolve(LONG_NAME);
        }
        return Files.createDirectories(bottom);
    }

    /** @param toOut the relative path from the directory */
    private void links(Path directory, Path toOut) throws IOException {
        Path cwd = Path.of("").toRealPath();
        link(directory, "up", Path.of(".."));
        link(directory, "here", Path.of("."));
        link(directory, "in", in);
        link(directory, "out", toOut);
        link(directory, "new-in", toOut.resolve("../in/new"));
        link(directory, "new-out", out.resolve("new"));
        link(directory, "nowhere", Path.of("missing/new"));
        link(directory, "to-file", Path.of("dir/../file"));
        link(directory, "self", Path.of("self"));
        link(directory, "ping", Path.of("pong"));
        link(directory, "pong", directory.resolve("ping"));
        link(directory, "down", Path.of("down/dir"));
        link(directory, "fd", Path.of("/proc/self/fd"));
        link(directory, "cwd", Path.of("/proc/self/cwd").resolve(cwd.relativize(out)));
        link(directory, "machine", Path.of("/proc/self/root" + out));
        link(directory, "thread", Path.of("/proc/thread-self/root" + in));
        link(directory, "long", Path.of("./".repeat(2000) + toOut));
        link(directory, "far", bottom);
        link(directory, "odd", HostilePaths.encoded("%FF%FE"));
        for (int i = 1; i <= CHAIN; i++) {
            link(directory, "c" + i, i == 1 ? toOut.resolve("dir") : Path.of("c" + (i - 1)));
        }
    }

    private static void link(Path directory, String name, Path target) throws IOException {
        Files.createSymbolicLink(directory.resolve(name), target);
    }

    /** @param place what stands for it: its path, until that gets too long */
    private void remember(Path directory, Path place) throws IOException {
        places.put(Files.readAttributes(directory, BasicFileAttributes.class).fileKey(), place);
        if (directory.equals(bottom)) {
            rememberTooLong();
        } else {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
                for (Path one : all) {
                    if (Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)) {
                        remember(one, place);
                    } else if (Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS)) {
                        places.put(
                                Files.readAttributes(one, BasicFileAttributes.class)
                                        .fileKey(),
                                place);
                    }
                }
            }
        }
    }

    private void rememberTooLong() throws IOException {
        Path directory = in.resolve("far").resolve("b");
        for (int i = 0; i <= DEEP; i++) {
            places.put(
                    Files.readAttributes(directory, BasicFileAttributes.class).fileKey(), out);
            directory = directory.resolve(LONG_NAME);
        }
    }

    /** What a path leads to. */
    enum Kind {
        NEW,
        FILE,
        DIRECTORY,
        LINK,
        OTHER,
        /** The kernel finds no directory to look for it in. */
        NONE
    }

    /**
     * Where the kernel comes to.
     *
     * @param place {@link #in}, {@link #out} or null for elsewhere
     */
    record Fact(Kind kind, Path place) {}

    /** What the kernel says of a path, without the real path of anything. */
    Fact fact(Path path, boolean followLastLink) {
        Path asked = path;
        for (int links = 0; links <= 40; links++) {
            Path parent = asked.getParent();
            try {
                BasicFileAttributes found = attributes(asked, followLastLink);
                if (found != null) {
                    Object key =
                            found.isSymbolicLink() ? attributes(parent, true).fileKey() : found.fileKey();
                    return new Fact(kind(found), places.get(key));
                }
                if (parent == null || !Files.isDirectory(parent)) {
                    return new Fact(Kind.NONE, null);
                }
                if (attributes(asked, false) == null) {
                    return new Fact(
                            Kind.NEW, places.get(attributes(parent, true).fileKey()));
                }
                asked = parent.resolve(Files.readSymbolicLink(asked));
            } catch (IOException failsOnTheWay) {
                break;
            }
        }
        return new Fact(Kind.NONE, null);
    }

    private static BasicFileAttributes attributes(Path path, boolean follow) throws IOException {
        LinkOption[] options = follow ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, options);
        } catch (NoSuchFileException missing) {
            return null;
        }
    }

    private static Kind kind(BasicFileAttributes found) {
        if (found.isRegularFile()) {
            return Kind.FILE;
        }
        if (found.isDirectory()) {
            return Kind.DIRECTORY;
        }
        return found.isSymbolicLink() ? Kind.LINK : Kind.OTHER;
    }

    /** Takes apart what is too long to be deleted by its path, and deletes everything. */
    @Override
    public void close() throws IOException {
        Files.move(bottom.resolve("b"), root.resolve("b"));
        delete(root);
    }

    private static void delete(Path one) throws IOException {
        if (Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)) {
            Files.setAttribute(one, "unix:mode", 0700);
            try (DirectoryStream<Path> below = Files.newDirectoryStream(one)) {
                for (Path child : below) {
                    delete(child);
                }
            }
        }
        Files.delete(one);
    }
}
