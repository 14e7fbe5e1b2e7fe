package dev.runtimeguard.fs.agent.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The files that every method is driven with, and what they look like afterwards. */
final class Fixture {

    /** The time of every file in milliseconds, so that a changed one shows. */
    static final long TIME = 1_000_000_000_000L;

    /** A name whose content is another each time. */
    static final String VARYING = "varying";

    private static final String CLASS = Drive.class.getName().replace('.', '/') + ".class";

    private Fixture() {}

    static void make(Path directory) throws IOException {
        Files.createDirectory(directory);
        Files.writeString(directory.resolve("file"), "content of the file\n");
        Files.writeString(directory.resolve("other"), "other\n");
        Files.writeString(directory.resolve(".hidden"), "hidden\n");
        Files.writeString(directory.resolve("readonly"), "as packaged\n");
        Files.createDirectory(directory.resolve("empty"));
        Files.createDirectory(directory.resolve("sub"));
        Files.writeString(directory.resolve("sub/inner"), "inner\n");
        Files.createSymbolicLink(directory.resolve("link"), Path.of("file"));
        Files.createSymbolicLink(directory.resolve("dirlink"), Path.of("sub"));
        Files.createSymbolicLink(directory.resolve("dangling"), Path.of("nowhere"));
        Files.writeString(directory.resolve("run.sh"), "#!/bin/sh\necho ran\nexit 7\n");
        Path type = directory.resolve("classes").resolve(CLASS);
        Files.createDirectories(type.getParent());
        try (InputStream in = Drive.class.getClassLoader().getResourceAsStream(CLASS)) {
            Files.copy(in, type);
        }
        try (OutputStream out = Files.newOutputStream(directory.resolve("archive.jar"));
                JarOutputStream jar = new JarOutputStream(out)) {
            ZipEntry entry = new ZipEntry("entry");
            entry.setTime(TIME);
            jar.putNextEntry(entry);
            jar.write("in the archive".getBytes(UTF_8));
        }
        settle(directory);
    }

    private static void settle(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> tree = Files.walk(directory)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        FileTime time = FileTime.fromMillis(TIME);
        for (Path path : all) {
            if (!Files.isSymbolicLink(path)) {
                String mode = Files.isDirectory(path) || path.endsWith("run.sh") ? "rwxr-xr-x" : "rw-r--r--";
                String kept = path.endsWith("readonly") ? "r--r--r--" : mode;
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(kept));
            }
            Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setTimes(time, time, null);
        }
    }

    /** Everything in the directory: names, kinds, permissions, contents, and which were changed. */
    static String look(Path directory) throws IOException {
        StringBuilder seen = new StringBuilder();
        if (!Files.isDirectory(directory)) {
            return "no directory";
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted().toList()) {
                seen.append("\n  ").append(directory.relativize(path)).append(entry(path));
            }
        }
        return seen.toString();
    }

    private static String entry(Path path) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            return " -> " + Files.readSymbolicLink(path);
        }
        String changed = attributes.lastModifiedTime().toMillis() == TIME ? "" : " changed";
        String mode = " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(path)) + changed;
        if (attributes.isDirectory()) {
            String[] names = path.toFile().list();
            Arrays.sort(names);
            return mode + " " + Arrays.toString(names);
        }
        if (!attributes.isRegularFile() || path.getFileName().toString().startsWith(VARYING)) {
            return mode;
        }
        byte[] content = Files.readAllBytes(path);
        String text = new String(content, UTF_8);
        boolean plain = text.length() < 200 && text.chars().allMatch(c -> c < 127 && (c >= ' ' || c == '\n'));
        return mode + " " + attributes.size() + " "
                + (plain ? text.replace("\n", "\\n") : Integer.toHexString(Arrays.hashCode(content)));
    }

    static void remove(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> tree = Files.walk(directory)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
