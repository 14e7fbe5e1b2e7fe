package dev.runtimeguard.fs.overlay;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The overlay's place on disk.
 *
 * @param upper the upper layer
 * @param work copies that are not whole yet
 * @param log the log of whiteouts
 * @param absent a path that never exists
 * @param user the number of the user that the process runs as
 */
record Store(Path upper, Path work, Path log, Path absent, int user) {

    /**
     * Opens or makes it, for this user alone.
     *
     * @throws IOException when it can't be made, or is a symbolic link, no directory, or another user's
     */
    static Store open(Path directory) throws IOException {
        Set<PosixFilePermission> own = PosixFilePermissions.fromString("rwx------");
        FileAttribute<Set<PosixFilePermission>> ownOnly = PosixFilePermissions.asFileAttribute(own);
        Path absolute = directory.toAbsolutePath().normalize();
        Files.createDirectories(absolute.getParent());
        Path root = absolute.getParent().toRealPath().resolve(absolute.getFileName());
        if (!Layers.there(root)) {
            Files.createDirectory(root, ownOnly);
        }
        int user = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)
                || (int) Files.getAttribute(root, "unix:uid", LinkOption.NOFOLLOW_LINKS) != user) {
            throw new IOException("not a directory of this user: " + root);
        }
        Files.setPosixFilePermissions(root, own);
        Store store = new Store(
                make(root.resolve("upper"), ownOnly),
                make(root.resolve("work"), ownOnly),
                root.resolve("hidden"),
                root.resolve("absent"),
                user);
        store.clearWork();
        return store;
    }

    private static Path make(Path directory, FileAttribute<?> ownOnly) throws IOException {
        return Layers.there(directory) ? directory : Files.createDirectory(directory, ownOnly);
    }

    /** Whether an earlier process of the container left anything in the upper layer. */
    boolean hasEntries() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(upper)) {
            return entries.iterator().hasNext();
        }
    }

    /** Removes the copies of processes that are gone; children of this one may be using the same overlay. */
    private void clearWork() throws IOException {
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(work)) {
            for (Path copy : copies) {
                String name = copy.getFileName().toString();
                long process = Long.parseLong(name.substring(0, name.indexOf('-')));
                if (process == ProcessHandle.current().pid()
                        || ProcessHandle.of(process).isEmpty()) {
                    CopyUp.discard(copy);
                }
            }
        }
    }
}
