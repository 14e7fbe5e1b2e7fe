package dev.runtimeguard.samples.layer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The layer as the reactor builds it, which it does before this module's tests. */
final class LayerZip {

    private static final Path TARGET = Path.of("../guard-layer/target");

    private LayerZip() {}

    static boolean isBuilt() {
        return find() != null;
    }

    static Path path() {
        Path zip = find();
        if (zip == null) {
            throw new IllegalStateException("no layer in " + TARGET.toAbsolutePath());
        }
        return zip;
    }

    private static Path find() {
        try (Stream<Path> files = Files.isDirectory(TARGET) ? Files.list(TARGET) : Stream.<Path>empty()) {
            return files.filter(file -> file.getFileName().toString().matches("guard-layer-.*\\.zip"))
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The zip's entries as a file system that knows their modes. */
    static FileSystem open() throws IOException {
        return FileSystems.newFileSystem(
                URI.create("jar:" + path().toUri()), Map.of("enablePosixFileAttributes", "true"));
    }

    /** All entries, directories included. */
    static List<Path> entries(FileSystem zip) throws IOException {
        try (Stream<Path> all = Files.walk(zip.getPath("/"))) {
            return all.filter(entry -> entry.getNameCount() > 0).toList();
        }
    }

    static Set<PosixFilePermission> modeOf(Path entry) throws IOException {
        return Files.getPosixFilePermissions(entry);
    }

    /** Unpacks with the modes of the zip, as Lambda does. */
    static void unpackTo(Path directory) throws IOException {
        try (FileSystem zip = open()) {
            for (Path entry : entries(zip)) {
                Path target = directory.resolve(entry.toString().substring(1));
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(entry, target);
                }
                Files.setPosixFilePermissions(target, modeOf(entry));
            }
        }
    }
}
