package dev.runtimeguard.fs.overlay;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * One operation of a random sequence, on paths relative to the tree, percent-encoded since names may be of any bytes.
 *
 * @param verb what is done
 * @param path to what
 * @param other the second path: what a rename or link leads to
 * @param number what else there is to choose
 */
record Operation(Verb verb, String path, String other, int number) {

    enum Verb {
        CREATE,
        CREATE_NEW,
        APPEND,
        TRUNCATE,
        OVERWRITE,
        WRITE_NO_FOLLOW,
        READ,
        DELETE,
        DELETE_AGAIN,
        MKDIR,
        MKDIR_AGAIN,
        RENAME,
        RENAME_AGAIN,
        LINK,
        SYMLINK,
        CHMOD,
        SET_TIME,
        LIST,
        STAT,
        LSTAT,
        EXISTS,
        WRITABLE,
        REAL_PATH,
        READ_LINK
    }

    private static final String[] NAMES = {"a", "b", "c", "d", "f", "g", "L", "M", "%FF%FE", "x%0Ay", "sp%20ce", "e"};
    private static final int[] MODES = {0755, 0755, 0700, 0644, 0644, 0600, 0444, 0555, 0500, 0200, 0300, 0111, 0000};
    private static final Verb[] VERBS = Verb.values();

    static Operation random(Random random) {
        Verb verb = VERBS[random.nextInt(VERBS.length)];
        return new Operation(verb, path(random), path(random), random.nextInt(1000));
    }

    private static String path(Random random) {
        int depth = 1 + Math.min(random.nextInt(4), random.nextInt(4));
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            path.append(i == 0 ? "" : "/");
            int odd = random.nextInt(60);
            if (odd == 0) {
                path.append('.');
            } else if (odd == 1) {
                path.append("..");
            } else if (odd == 2) {
                path.append("n".repeat(256));
            } else {
                path.append(NAMES[Math.min(random.nextInt(NAMES.length), random.nextInt(NAMES.length))]);
            }
        }
        return path.toString();
    }

    static List<Operation> sequence(Random random, int length) {
        List<Operation> operations = new ArrayList<>();
        for (int n = 0; n < length; n++) {
            operations.add(random(random));
        }
        return operations;
    }

    static Path resolve(Path tree, String encoded) {
        Path path = tree;
        for (String name : encoded.split("/", -1)) {
            path = path.resolve(Path.of(URI.create("file:///" + name)).getFileName());
        }
        return path;
    }

    private static Path relative(String encoded) {
        Path path = Path.of("");
        for (String name : encoded.split("/", -1)) {
            path = path.resolve(
                    name.startsWith(".")
                            ? Path.of(name)
                            : Path.of(URI.create("file:///" + name)).getFileName());
        }
        return path;
    }

    /** What came of it, without what tells one tree from another. */
    String run(FileOperations files, Path tree) {
        try {
            return perform(files, tree, at(tree, path), at(tree, other));
        } catch (IOException e) {
            return failure(e);
        }
    }

    private static Path at(Path tree, String encoded) {
        return tree.resolve(relative(encoded));
    }

    static String failure(IOException e) {
        String reason = e instanceof FileSystemException refused ? refused.getReason() : e.getMessage();
        String text = reason == null ? "" : reason;
        if (e instanceof FileNotFoundException) {
            text = text.substring(text.lastIndexOf('('));
        }
        if (text.contains("Too many levels of symbolic links")) {
            // The JDK adds what it was about, and leaves the path out for some: it does so above the system call.
            return "ELOOP";
        }
        return e.getClass().getSimpleName() + ' ' + text;
    }

    private String perform(FileOperations files, Path tree, Path one, Path two) throws IOException {
        switch (verb) {
            case CREATE -> write(files, one, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            case CREATE_NEW -> write(files, one, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            case APPEND -> write(files, one, StandardOpenOption.APPEND);
            case TRUNCATE -> write(files, one, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            case OVERWRITE -> write(files, one, StandardOpenOption.WRITE);
            case WRITE_NO_FOLLOW ->
                write(files, one, StandardOpenOption.WRITE, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS);
            case READ -> {
                return new String(files.read(one), java.nio.charset.StandardCharsets.ISO_8859_1);
            }
            case DELETE, DELETE_AGAIN -> files.delete(one);
            case MKDIR, MKDIR_AGAIN -> files.createDirectory(one);
            case RENAME, RENAME_AGAIN -> files.rename(one, two);
            case LINK -> files.createLink(one, two);
            case SYMLINK -> files.createSymbolicLink(one, number % 4 == 0 ? two : relative(other));
            case CHMOD -> files.setMode(one, MODES[number % MODES.length]);
            case SET_TIME -> files.setTime(one, 500_000_000_000L + number * 1000L, number % 3 != 0);
            case LIST -> {
                return listed(files, one);
            }
            case STAT -> {
                return files.attributes(one, true);
            }
            case LSTAT -> {
                return files.attributes(one, false);
            }
            case EXISTS -> {
                return Boolean.toString(files.exists(one));
            }
            case WRITABLE -> {
                return Boolean.toString(files.isWritable(one));
            }
            case REAL_PATH -> {
                return inTree(tree, files.realPath(one));
            }
            case READ_LINK -> {
                return inTree(tree, files.readLink(one));
            }
        }
        return "done";
    }

    private void write(FileOperations files, Path path, OpenOption... options) throws IOException {
        byte[] data = new byte[number % 50];
        java.util.Arrays.fill(data, (byte) ('A' + number % 26));
        files.write(path, Set.of(options), data);
    }

    static String listed(FileOperations files, Path directory) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (Path name : files.list(directory)) {
            names.add(encoded(name));
        }
        return names.toString();
    }

    static String encoded(Path name) {
        String raw = Path.of("/").resolve(name).toUri().getRawPath().substring(1);
        return raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
    }

    private static String inTree(Path tree, Path path) {
        return path.isAbsolute() ? "/" + encoded(tree.relativize(path)) : encoded(path);
    }

    @Override
    public String toString() {
        return verb + " " + path.replaceAll("n{256}", "<256 n>") + " " + other.replaceAll("n{256}", "<256 n>") + " "
                + number;
    }
}
