package dev.runtimeguard.fs.overlay;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The overlay's place on disk.
 *
 * @param root the directory that has all of it
 * @param upper the upper layer
 * @param work copies that are not whole yet
 * @param log the log of whiteouts
 * @param absent a path that never exists
 * @param user the number of the user that the process runs as
 * @param shared whether other users work on the machine
 */
record Store(Path root, Path upper, Path work, Path log, Path absent, int user, boolean shared) {

    /**
     * Opens or makes it, for this user alone.
     *
     * @throws IOException when it can't be made, is a symbolic link, no directory or another user's, or when others may
     *     put something else in its place or have put something into it
     */
    static Store open(Path directory, boolean shared) throws IOException {
        Path absolute = directory.toAbsolutePath().normalize();
        Path above = absolute.getParent();
        if (above == null) {
            throw new IOException("the root directory cannot hold the overlay");
        }
        if (!Files.isDirectory(above)) {
            Files.createDirectories(above, OwnOnly.MODE);
        }
        Path root = above.toRealPath().resolve(absolute.getFileName());
        int user = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        Store store = new Store(
                root,
                root.resolve("upper"),
                root.resolve("work"),
                root.resolve("hidden"),
                root.resolve("absent"),
                user,
                shared);
        store.make();
        store.clearWork();
        return store;
    }

    /**
     * Makes it anew where a program that clears its storage has taken it away; fails where something else has taken its
     * place.
     *
     * @return whether anything was missing
     */
    boolean restore() throws IOException {
        if (new OwnOnly(user).hasDirectory(root)
                && Files.isDirectory(upper, LinkOption.NOFOLLOW_LINKS)
                && Files.isDirectory(work, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        make();
        return true;
    }

    private void make() throws IOException {
        OwnOnly own = new OwnOnly(user);
        if (shared) {
            own.requireNobodyReplaces(root);
        }
        own.outerDirectory(root);
        own.directory(upper);
        own.directory(work);
        own.fileIfThere(log);
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
                if (CopyUp.isOfNobody(copy)) {
                    CopyUp.discard(copy);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
