package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A zip file system creates an archive and changes it. */
public final class ZipFileSystemCase {

    private ZipFileSystemCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        URI uri = URI.create("jar:" + Path.of("shop.zip").toUri());
        try (FileSystem zip = FileSystems.newFileSystem(uri, Map.of("create", "true"))) {
            Files.writeString(zip.getPath("item"), "lamp");
        }
        try (FileSystem zip = FileSystems.newFileSystem(uri, Map.of())) {
            Files.move(zip.getPath("item"), zip.getPath("sold"));
        }
        try (FileSystem zip = FileSystems.newFileSystem(Path.of("shop.zip"))) {
            equal("lamp", Files.readString(zip.getPath("sold")));
        }
    }
}
