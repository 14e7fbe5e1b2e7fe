package dev.runtimeguard.samples.template;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Unpacks a zip as Lambda does: with the modes that are recorded in it. */
final class Unzipped {

    private Unzipped() {}

    static Path into(Path directory, Path zip) throws IOException {
        try (FileSystem content = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true));
                Stream<Path> entries = Files.walk(content.getPath("/"))) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                Path target = directory.resolve(entry.toString().substring(1));
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(entry, target);
                }
                Files.setPosixFilePermissions(target, modeOf(entry));
            }
        }
        return directory;
    }

    @SuppressWarnings("unchecked")
    private static Set<PosixFilePermission> modeOf(Path entry) throws IOException {
        return entry.getParent() == null
                ? Set.of(PosixFilePermission.values())
                : (Set<PosixFilePermission>) Files.getAttribute(entry, "zip:permissions");
    }
}
