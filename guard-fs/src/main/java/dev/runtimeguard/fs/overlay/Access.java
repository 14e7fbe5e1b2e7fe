package dev.runtimeguard.fs.overlay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * The permission checks that the kernel would make if the function's own user owned the lower layer: the owner's bits
 * decide. Packaged files belong to another user on Lambda, and that says nothing about what the program meant.
 */
final class Access {

    private static final String MODE_AND_OWNER = "unix:mode,uid,gid";
    private static final int OWNER_WRITES = 0200;

    private final int user;

    /** @param user the number of the user that the process runs as */
    Access(int user) {
        this.user = user;
    }

    /** Permission bits, owner and group of a file, of a symbolic link itself. */
    record Mode(int bits, int user, int group) {}

    static Mode mode(Path physical) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(physical, MODE_AND_OWNER, LinkOption.NOFOLLOW_LINKS);
        return new Mode((int) attributes.get("mode") & 07777, (int) attributes.get("uid"), (int) attributes.get("gid"));
    }

    boolean privileged() {
        return user == 0;
    }

    boolean foreign(Mode mode) {
        return mode.user() != user;
    }

    /** Whether names may be added to the directory or taken from it. */
    boolean mayChangeNames(Dir dir) {
        // One that is remembered may be gone by now, with all of the upper layer.
        if (dir.upper() == null || !Layers.there(dir.upper())) {
            return mayWriteLower(dir.real(), true);
        }
        return Files.isWritable(dir.upper()) && Files.isExecutable(dir.upper());
    }

    /** Whether a file or a directory of the merged view may be written to. */
    boolean mayWrite(Entry entry) {
        return entry.inUpper() ? Files.isWritable(entry.upper()) : mayWriteLower(entry.real(), entry.directory());
    }

    private boolean mayWriteLower(Path real, boolean directory) {
        if (privileged()) {
            return true;
        }
        try {
            Mode mode = mode(real);
            return (mode.bits() & OWNER_WRITES) != 0 || (directory && foreign(mode));
        } catch (IOException e) {
            throw Errno.from(e);
        }
    }
}
