package dev.runtimeguard.fs.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * What {@code stat} says of a file.
 *
 * @param mode type and permission bits, as in {@code st_mode}
 * @param uid the owner's id
 * @param gid the group's id
 */
record FileMode(int mode, int uid, int gid) {

    private static final int TYPE = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int SYMBOLIC_LINK = 0120000;
    private static final int REGULAR = 0100000;

    /**
     * The file's own mode, a symbolic link's and not its target's.
     *
     * @throws IOException where the file is not there or not to be seen
     * @throws UnsupportedOperationException where the file system has no modes
     */
    static FileMode of(Path path) throws IOException {
        Map<String, Object> unix = Files.readAttributes(path, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
        return new FileMode((Integer) unix.get("mode"), (Integer) unix.get("uid"), (Integer) unix.get("gid"));
    }

    boolean isDirectory() {
        return (mode & TYPE) == DIRECTORY;
    }

    boolean isSymbolicLink() {
        return (mode & TYPE) == SYMBOLIC_LINK;
    }

    boolean isRegular() {
        return (mode & TYPE) == REGULAR;
    }

    /** The permission bits as {@code chmod} takes them. */
    String octal() {
        return String.format("%04o", mode & 07777);
    }

    /** The owner by number, and by name where the system knows one. */
    String owner(Path path) {
        try {
            String name = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
            return name.equals(String.valueOf(uid)) ? "uid " + uid : name + ", uid " + uid;
        } catch (IOException | RuntimeException notKnown) {
            return "uid " + uid;
        }
    }
}
