package dev.runtimeguard.fs.overlay;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Sees to it that directories and files are the process's own user's, and that nobody else can change what they are: the
 * temporary directory may be one for all users.
 */
final class OwnOnly {

    private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");
    static final FileAttribute<Set<PosixFilePermission>> MODE = PosixFilePermissions.asFileAttribute(OWN);

    private static final int OTHERS_WRITE = 022;
    private static final int ANYBODY_WRITES = 02;
    private static final int STICKY = 01000;

    private final int user;

    /** @param user the number of the user that the process runs as */
    OwnOnly(int user) {
        this.user = user;
    }

    /** Fails where any user may rename something on the way: what is checked now could be something else later. */
    void requireNobodyReplaces(Path real) throws IOException {
        for (Path above = real.getParent(); above != null; above = above.getParent()) {
            int mode = Access.mode(above).bits();
            if ((mode & ANYBODY_WRITES) != 0 && (mode & STICKY) == 0) {
                throw new IOException("any user may replace what is in " + above);
            }
        }
    }

    /** Makes the directory, or takes one that is there away from others; fails where they may have left something in it. */
    void outerDirectory(Path directory) throws IOException {
        directory(directory);
        boolean open = (Access.mode(directory).bits() & OTHERS_WRITE) != 0;
        Files.setPosixFilePermissions(directory, OWN);
        if (open && !isEmpty(directory)) {
            throw new IOException("other users could write to " + directory + ", which is not empty");
        }
    }

    /** Fails where something is at the path that is no plain file of this user. */
    void fileIfThere(Path file) throws IOException {
        if (Layers.there(file)
                && !(attributes(file).isRegularFile() && Access.mode(file).user() == user)) {
            throw new IOException("not a file of this user: " + file);
        }
    }

    /** Makes the directory; fails where something else is at the path, or another user's. */
    void directory(Path directory) throws IOException {
        if (!Layers.there(directory)) {
            try {
                Files.createDirectory(directory, MODE);
            } catch (FileAlreadyExistsException e) {
                // By another process of this function, or by somebody who hoped for that: looked at below.
            }
        }
        if (!hasDirectory(directory)) {
            throw new IOException("not a directory of this user: " + directory);
        }
    }

    /** Whether there is a directory of this user, and no symbolic link to one. */
    boolean hasDirectory(Path directory) throws IOException {
        return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                && Access.mode(directory).user() == user;
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            return !entries.iterator().hasNext();
        }
    }
}
