package dev.runtimeguard.fs.hostile;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Random paths to and through what a {@link HostileTree} has, of any bytes but NUL, which no path of the JDK has. */
public final class HostilePaths {

    /** By which most paths come to something: a path of any names is hardly ever one. */
    private static final String[] DIRECTORIES = {
        "in",
        "out",
        "dir",
        "up",
        "here",
        "cwd",
        "machine",
        "thread",
        "long",
        "..",
        ".",
        "dir/sub/..",
        "c1",
        "c20",
        "c39"
    };

    private static final String[] FILES = {
        "file", "dir/file", "to-file", "new", "dir/new", "new-in", "new-out", "odd", "dir", "file%20(deleted)"
    };

    private static final String[] OTHERS = {
        "nowhere", "self", "ping", "pong", "down", "fd", "far", "b", "%FF%FE", "missing", "c40", "c41", "c45", "deep",
        "over", "upper", "work", "hidden", "sub"
    };

    private final Random random;
    private final List<String> starts;
    private final String toRoot;

    /** @param tree where the paths begin, if they do not begin above it */
    public HostilePaths(Random random, HostileTree tree) {
        this.random = random;
        String cwd = Path.of("").toAbsolutePath().toString();
        String above = "/..".repeat(30);
        toRoot = Path.of("").toAbsolutePath().relativize(tree.root).toString();
        starts = List.of(
                tree.in.toString(),
                tree.out.toString(),
                tree.in.toString(),
                tree.out.toString(),
                tree.root.toString(),
                above + tree.in,
                "//" + tree.out.toString().replace("/", "//"),
                cwd + "/.".repeat(3) + above + tree.out,
                "/proc/self/root" + tree.in,
                "/proc/self/cwd" + above + tree.out);
    }

    /** A path given percent-encoded: names that are no text have no other way in. */
    public static Path encoded(String encoded) {
        return encoded.startsWith("/")
                ? Path.of(URI.create("file://" + encoded))
                : Path.of(URI.create("file:///" + encoded)).getFileName();
    }

    /** The next path, absolute or relative to the working directory. */
    public Path next() {
        boolean relative = random.nextInt(6) == 0;
        StringBuilder path = new StringBuilder(relative ? "/" + toRoot : starts.get(random.nextInt(starts.size())));
        for (int names = random.nextInt(5); names > 0; names--) {
            path.append(random.nextInt(20) == 0 ? "//" : "/");
            path.append(random.nextInt(8) == 0 ? odd() : any(DIRECTORIES));
        }
        path.append('/').append(random.nextInt(6) == 0 ? odd() : any(FILES));
        Path whole = encoded(path.toString());
        return relative ? whole.subpath(0, whole.getNameCount()) : whole;
    }

    private String any(String[] names) {
        return names[random.nextInt(names.length)];
    }

    private String odd() {
        return switch (random.nextInt(20)) {
            case 0 -> "../".repeat(random.nextInt(random.nextInt(10) == 0 ? 60 : 5)) + "..";
            case 1 -> "./".repeat(random.nextInt(20) == 0 ? 2100 : 12) + ".";
            case 2 -> "n".repeat(new int[] {254, 255, 256, 1000, 5000}[random.nextInt(5)]);
            case 3 -> "%C3%A9".repeat(new int[] {127, 128, 300}[random.nextInt(3)]);
            case 4, 5 -> bytes(1 + random.nextInt(12));
            case 6, 7 -> "far/b/" + ("d".repeat(240) + "/").repeat(random.nextInt(13)) + "x";
            case 8 -> "dir/../".repeat(random.nextInt(random.nextInt(20) == 0 ? 600 : 12)) + "dir";
            default -> any(OTHERS);
        };
    }

    /** Any bytes but NUL and the slash. */
    private String bytes(int count) {
        StringBuilder name = new StringBuilder();
        while (name.length() < 3 * count) {
            int one = 1 + random.nextInt(255);
            name.append(one == '/' ? "%2E" : "%%%02X".formatted(one));
        }
        return name.toString();
    }

    /** How many bytes the kernel is given. */
    static int length(Path path) {
        String raw = raw(path);
        int escapes = (int) raw.chars().filter(one -> one == '%').count();
        return raw.length() - 2 * escapes;
    }

    private static String raw(Path path) {
        return Path.of("/").resolve(path).toUri().getRawPath();
    }

    /** A path in words, which can be pasted back into {@link #encoded(String)} but for what is left out. */
    public static String text(Path path) {
        String text = path.isAbsolute() ? raw(path) : "relative " + raw(path);
        for (String often : new String[] {"dir/../", "./", "n", "d", "%C3%A9"}) {
            text = text.replace(often.repeat(50), "<50 " + often + ">");
        }
        return text;
    }
}
