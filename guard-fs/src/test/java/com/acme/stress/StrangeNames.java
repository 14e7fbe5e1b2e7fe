package com.acme.stress;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Random calls with names that are no text, too long, or lead in circles, in a directory that is redirected and in a plain one. */
final class StrangeNames {

    private static final long SEED = Long.getLong("fuzz.seed", 20261121);
    private static final int ROUNDS = 3000;

    private static final String[] NAMES = {
        "a",
        "b",
        "dir",
        "dir/file",
        "self",
        "ping",
        "dir/up",
        "c5",
        "c40",
        "c41",
        "c45",
        "\ud800",
        "\udc00\ud800",
        "x\udfffy",
        "\u00e9",
        "\u65e5\u672c",
        "\ud83d\ude00",
        "nul\0nul",
        "\0",
        "new\nline",
        " ",
        "?",
        "-",
        "%FF",
        "n".repeat(255),
        "n".repeat(256),
        "n".repeat(5000),
        "\u00e9".repeat(127),
        "\u00e9".repeat(200),
        "n/".repeat(2100) + "a",
        "./".repeat(30) + "a",
        "dir/../".repeat(30) + "b",
        "",
        ".",
        ".."
    };

    private final Path redirected;
    private final Path plain;

    StrangeNames(Path directory) throws IOException {
        redirected = tree(directory.resolve("tree/below"));
        plain = tree(Files.createTempDirectory("plain").resolve("tree/below"));
    }

    private static Path tree(Path root) throws IOException {
        Files.createDirectories(root.resolve("dir"));
        Files.createSymbolicLink(root.resolve("self"), Path.of("self"));
        Files.createSymbolicLink(root.resolve("ping"), Path.of("pong"));
        Files.createSymbolicLink(root.resolve("pong"), Path.of("ping"));
        Files.createSymbolicLink(root.resolve("dir/up"), Path.of(".."));
        for (int i = 1; i <= 45; i++) {
            Files.createSymbolicLink(root.resolve("c" + i), Path.of(i == 1 ? "dir" : "c" + (i - 1)));
        }
        return root;
    }

    private interface Work {
        Object run(String path, String other) throws IOException;
    }

    private static final List<Work> CALLS = List.of(
            (path, other) -> {
                try (FileOutputStream out = new FileOutputStream(path)) {
                    out.write(1);
                }
                return "written";
            },
            (path, other) -> {
                try (FileInputStream in = new FileInputStream(path)) {
                    return in.read();
                }
            },
            (path, other) -> {
                try (RandomAccessFile file = new RandomAccessFile(path, "rw")) {
                    return file.length();
                }
            },
            (path, other) -> new File(path).mkdir(),
            (path, other) -> new File(path).mkdirs(),
            (path, other) -> new File(path).createNewFile(),
            (path, other) ->
                    new File(path).exists() + " " + new File(path).isDirectory() + " " + new File(path).canWrite(),
            (path, other) -> new File(path).length(),
            (path, other) -> {
                String[] names = new File(path).list();
                return names == null ? "null" : new TreeSet<>(List.of(names));
            },
            (path, other) -> new File(path).delete(),
            (path, other) -> new File(path).renameTo(new File(other)),
            (path, other) -> new File(path).setLastModified(1_000_000),
            (path, other) -> new File(path).getCanonicalPath(),
            (path, other) -> Files.write(Path.of(path), new byte[2]),
            (path, other) -> Files.createDirectory(Path.of(path)),
            (path, other) -> Files.createSymbolicLink(Path.of(path), Path.of("dir")),
            (path, other) -> {
                Files.delete(Path.of(path));
                return "deleted";
            },
            (path, other) -> Files.move(Path.of(path), Path.of(other)),
            (path, other) -> Files.isDirectory(Path.of(path)) + " " + Files.isSymbolicLink(Path.of(path)),
            (path, other) -> Path.of(path).toRealPath(),
            (path, other) -> {
                try (Stream<Path> all = Files.list(Path.of(path))) {
                    return new TreeSet<>(
                            all.map(one -> one.getFileName().toString()).toList());
                }
            });

    void run() {
        System.out.println(
                "StrangeNames: -Dfuzz.seed=" + SEED + ", names in " + System.getProperty("sun.jnu.encoding"));
        Random random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            Work call = CALLS.get(random.nextInt(CALLS.size()));
            String path = path(random);
            String other = path(random);
            String expected = outcome(call, plain, path, other);
            String actual = outcome(call, redirected, path, other);
            if (!actual.equals(expected)) {
                throw new AssertionError("round " + i + ", call " + CALLS.indexOf(call) + " of " + shown(path) + " and "
                        + shown(other) + ": " + shown(actual) + " instead of " + shown(expected));
            }
        }
    }

    private static String path(Random random) {
        String path = NAMES[random.nextInt(NAMES.length)];
        for (int more = random.nextInt(3); more > 0; more--) {
            path = path + "/" + NAMES[random.nextInt(NAMES.length)];
        }
        return path;
    }

    /** What came of it, without what tells the two places apart. */
    private static String outcome(Work call, Path root, String path, String other) {
        String text;
        try {
            text = String.valueOf(call.run(root + "/" + path, root + "/" + other));
        } catch (IOException | InvalidPathException thrown) {
            text = thrown.getClass().getName() + ": " + thrown.getMessage();
        }
        return text.replace(root.toString(), "ROOT").replace(root.getParent().toString(), "ABOVE");
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.chars().limit(300).forEach(one -> {
            if (one >= ' ' && one < 127) {
                shown.append((char) one);
            } else {
                shown.append("\\u%04x".formatted(one));
            }
        });
        return shown.toString();
    }
}
