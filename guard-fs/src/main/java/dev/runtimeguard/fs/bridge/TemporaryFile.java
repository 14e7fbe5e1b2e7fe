package dev.runtimeguard.fs.bridge;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/** {@code File.createTempFile} in a directory that is redirected, or where somebody wants to know its name. */
final class TemporaryFile {

    /** The longest name that Linux's file systems take, in bytes. */
    private static final int NAME_MAX = 255;

    private TemporaryFile() {}

    /** The file, which has the program's own path, or null to leave the call alone. */
    static File create(String prefix, String suffix, File directory) throws IOException {
        File parent = directory == null ? new File(System.getProperty("java.io.tmpdir")) : directory;
        FileCalls calls = FileBridge.writes(new File(parent, "x").getPath());
        if (calls == null) {
            return null;
        }
        // As the JDK does it: the name of a path in the prefix counts only.
        String start = new File(prefix).getName();
        String end = suffix == null ? ".tmp" : suffix;
        SecureRandom random = new SecureRandom();
        while (true) {
            String number = Long.toUnsignedString(random.nextLong());
            File file = new File(parent, name(start, number, end));
            Path path = FileBridge.path(file.getPath());
            if (path == null || !file.getName().endsWith(end)) {
                return null;
            }
            try {
                Path used = calls.create(path, Call.CREATE_FILE);
                if (used == path && !calls.namesTemporaryFiles()) {
                    return null;
                }
                if (new File(used.toString()).createNewFile()) {
                    return file;
                }
            } catch (CallFailed failed) {
                if (failed.errno() != Errno.EEXIST) {
                    throw OwnFrames.removed(new IOException(failed.getMessage()));
                }
            }
        }
    }

    private static String name(String start, String number, String end) {
        int excess = start.length() + number.length() + end.length() - NAME_MAX;
        String shortened = excess <= 0 ? start : start.substring(0, Math.max(3, start.length() - excess));
        return shortened.concat(number).concat(end);
    }
}
