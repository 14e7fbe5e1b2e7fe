package dev.runtimeguard.fs.bundle;

import java.nio.file.Path;

/** What to do about a path, depending on where it comes from: the package, a layer, or the function itself. */
final class Cures {

    private static final Path TASK = Path.of("/var/task");
    private static final Path LAYERS = Path.of("/opt");

    private Cures() {}

    /** A {@code chmod} where the file was packed, or where it is when the function made it itself. */
    static String chmod(String bits, Path path) {
        if (isBelow(TASK, path)) {
            return chmod(bits, TASK.relativize(path).toString()) + "   # in the package's directory, then zip it again";
        }
        if (isBelow(LAYERS, path)) {
            return chmod(bits, LAYERS.relativize(path).toString())
                    + "   # in the layer's directory, then zip it, publish the layer, and give the function its new"
                    + " version";
        }
        return chmod(bits, path.toString());
    }

    /** A {@code chmod} command for a name as it is. */
    static String chmod(String bits, String name) {
        return "chmod " + bits + " " + (name.startsWith("-") ? "./" : "") + quoted(name);
    }

    static String missing(Path path) {
        if (path.startsWith(TASK)) {
            return "Add it to the package; names are case-sensitive on Lambda.";
        }
        return path.startsWith(LAYERS)
                ? "Add the layer that has it to the function; layers are unpacked to /opt."
                : "Create it first: Files.createDirectories(path.getParent())";
    }

    /** The bits of a file that is to be read: with execute bits for all where it has one. */
    static String readable(FileMode mode) {
        return (mode.mode() & 0111) != 0 ? "755" : "644";
    }

    private static boolean isBelow(Path root, Path path) {
        return path.startsWith(root) && !path.equals(root);
    }

    /** A word for a POSIX shell. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
