package dev.runtimeguard.fs.overlay;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.judge.Findings;
import dev.runtimeguard.fs.judge.Territory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Two trees that begin alike: a plain directory, and a lower layer under an overlay. */
final class World implements AutoCloseable {

    /** So deep that {@code ..} does not come out of it. */
    private static final String DEPTH = "1/2/3/4/5/6/tree";

    static final Findings NO_FINDINGS = new Findings() {
        @Override
        public void refused(Call call, Path path) {}

        @Override
        public void redirected(Call call, Path path, Path redirectedTo) {}
    };

    private final Path root;
    final Path plain;
    final Path lower;
    final FileOperations plainFiles = new PlainOperations();
    final FileOperations overlaidFiles;
    private final String before;

    World(Path root) throws IOException {
        this(
                root,
                "",
                new OverlaidOperations(new Overlay(root.resolve("over"), true, refusing(root), NO_FINDINGS, () -> {})));
    }

    /** Trees of their own name in an overlay that has others. */
    World(Path root, String name, FileOperations overlaidFiles) throws IOException {
        this.root = root;
        this.overlaidFiles = overlaidFiles;
        plain = root.resolve("plain").resolve(name).resolve(DEPTH);
        lower = root.resolve("lower").resolve(name).resolve(DEPTH);
        populate(plain);
        populate(lower);
        before = new Snapshot(plainFiles, lower).text();
    }

    static Territory refusing(Path root) {
        Path refused = root.resolve("lower");
        Path writable = root.resolve("free");
        return new Territory() {
            @Override
            public boolean isWritable(Path real) {
                return real.startsWith(writable);
            }

            @Override
            public boolean refuses(Path real) {
                return real.startsWith(refused);
            }
        };
    }

    static void populate(Path tree) throws IOException {
        Files.createDirectories(tree);
        directory(tree.resolve("a"));
        directory(tree.resolve("a/b"));
        directory(tree.resolve("a/b/c"));
        directory(tree.resolve("b"));
        directory(tree.resolve("e"));
        for (String file : new String[] {"f", "a/f", "a/g", "a/b/f", "a/b/c/f", "b/a", "b/d", "c", "g"}) {
            Files.writeString(tree.resolve(file), "content of " + file);
        }
        Files.writeString(Operation.resolve(tree, "a/%FF%FE"), "odd");
        Files.createSymbolicLink(tree.resolve("L"), Path.of("a"));
        Files.createSymbolicLink(tree.resolve("a/L"), Path.of("../b"));
        Files.createSymbolicLink(tree.resolve("a/b/L"), Path.of("f"));
        Files.createSymbolicLink(tree.resolve("M"), tree.resolve("b/d"));
        Files.createSymbolicLink(tree.resolve("b/M"), Path.of("nowhere"));
        Files.createSymbolicLink(tree.resolve("b/L"), Path.of("L"));
        Files.setAttribute(tree.resolve("a/g"), "unix:mode", 0444);
        Files.setAttribute(tree.resolve("b/d"), "unix:mode", 0755);
        settle(tree);
        Files.setAttribute(tree.resolve("e"), "unix:mode", 0555);
    }

    private static void directory(Path path) throws IOException {
        Files.createDirectory(path);
        Files.setAttribute(path, "unix:mode", 0755);
    }

    /** Gives everything an old time, the directories after what is in them. */
    private static void settle(Path tree) throws IOException {
        List<Path> all = new ArrayList<>();
        try (var paths = Files.walk(tree)) {
            paths.forEach(all::add);
        }
        Collections.reverse(all);
        for (Path path : all) {
            long time = 400_000_000_000L
                    + 1000L * Operation.encoded(tree.relativize(path)).length();
            new PlainOperations().setTime(path, time, false);
        }
    }

    /** The difference of the two trees, or null. */
    String difference() {
        String expected = new Snapshot(plainFiles, plain).text();
        String actual = new Snapshot(overlaidFiles, lower).text();
        return expected.equals(actual) ? null : "plain:\n" + expected + "overlaid:\n" + actual;
    }

    /** What was changed in the lower layer, or null. */
    String damage() {
        String after = new Snapshot(plainFiles, lower).text();
        return before.equals(after) ? null : "before:\n" + before + "after:\n" + after;
    }

    /** The first difference that the operations make, or null. */
    String run(List<Operation> operations) {
        String differing =
                Sequence.firstDifference(operations, operation -> plainFiles, plain, operation -> overlaidFiles, lower);
        if (differing != null) {
            return differing;
        }
        String difference = difference();
        return difference != null ? difference : damage();
    }

    @Override
    public void close() throws IOException {
        deleteTree(root);
    }

    static void deleteTree(Path root) throws IOException {
        if (Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            Files.setAttribute(root, "unix:mode", 0700);
            try (DirectoryStream<Path> children = Files.newDirectoryStream(root)) {
                for (Path child : children) {
                    deleteTree(child);
                }
            }
        }
        Files.delete(root);
    }
}
