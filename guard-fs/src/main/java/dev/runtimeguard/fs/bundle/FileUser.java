package dev.runtimeguard.fs.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Whose permissions count.
 *
 * @param uid the user id; {@link #SOMEBODY} for one that owns no file
 * @param gids the groups' ids
 */
record FileUser(int uid, Set<Integer> gids) {

    /** The function's user owns nothing of its package and is in none of its groups, so the bits for others count. */
    static final FileUser FUNCTION = new FileUser(FileUser.SOMEBODY, Set.of());

    private static final int SOMEBODY = -1;

    private static final Path STATUS = Path.of("/proc/self/status");

    /** The bits of one class of users. */
    static final int READ = 4;

    static final int EXECUTE = 1;

    FileUser {
        gids = Set.copyOf(gids);
    }

    /** This process's user; {@link #FUNCTION} where the system does not tell. */
    static FileUser current() {
        int uid = SOMEBODY;
        Set<Integer> gids = new HashSet<>();
        try {
            for (String line : Files.readAllLines(STATUS, StandardCharsets.ISO_8859_1)) {
                String[] words = line.strip().split("\\s+", -1);
                switch (words[0]) {
                    // The fourth is the id that file permissions are checked by.
                    case "Uid:" -> uid = Integer.parseInt(words[4]);
                    case "Gid:" -> gids.add(Integer.parseInt(words[4]));
                    case "Groups:" -> {
                        for (int i = 1; i < words.length; i++) {
                            gids.add(Integer.parseInt(words[i]));
                        }
                    }
                    default -> {}
                }
            }
            return new FileUser(uid, gids);
        } catch (IOException | RuntimeException notLinux) {
            return FUNCTION;
        }
    }

    /** Whether a file of this owner and mode has all of {@code bits} for this user. */
    boolean may(int bits, FileMode file) {
        if (uid == 0) {
            return (bits & EXECUTE) == 0 || file.isDirectory() || (file.mode() & 0111) != 0;
        }
        int granted;
        if (uid == file.uid()) {
            granted = file.mode() >> 6;
        } else if (gids.contains(file.gid())) {
            granted = file.mode() >> 3;
        } else {
            granted = file.mode();
        }
        return (granted & bits) == bits;
    }

    /** How a sentence names this user. */
    String inWords() {
        return uid == SOMEBODY ? "the function's user" : "the function's user (uid " + uid + ")";
    }
}
