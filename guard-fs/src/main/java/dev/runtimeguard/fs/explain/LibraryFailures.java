package dev.runtimeguard.fs.explain;

import dev.runtimeguard.report.Confidence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Failures of libraries that reach the disk in native code, so that no exception of the JDK says what the system did:
 * {@code java.util.prefs}, whose file lock is native, and SQLite.
 */
final class LibraryFailures {

    private static final Pattern SQLITE_DIRECTORY = Pattern.compile("path to '(?<path>[^']+)': '[^']+' does not exist");

    private LibraryFailures() {}

    static Optional<FileFailure> of(Throwable link, Places places) {
        String type = link.getClass().getName();
        // By name: a function without preferences has no reason to load their module.
        if (type.equals("java.util.prefs.BackingStoreException")) {
            return preferences(JdkFailures.text(link), places);
        }
        boolean sqlite = type.startsWith("org.sqlite.") || isThrownBySqlite(link);
        return sqlite ? sqlite(JdkFailures.text(link)) : Optional.empty();
    }

    private static Optional<FileFailure> preferences(String message, Places places) {
        if (!message.equals("Couldn't get file lock.")) {
            return Optional.empty();
        }
        // As FileSystemPreferences finds its place, on Java 17 to 25.
        Path root = places.resolve(System.getProperty("java.util.prefs.userRoot", System.getProperty("user.home")));
        if (root == null || !places.refusesWrites(root)) {
            return Optional.empty();
        }
        Errno errno = Files.exists(root) ? Errno.READ_ONLY : Errno.NOT_FOUND;
        String path = root.resolve(".java/.userPrefs").toString();
        return Optional.of(new FileFailure(errno, path, null, FileOperation.WRITE, Confidence.LIKELY));
    }

    private static Optional<FileFailure> sqlite(String message) {
        Matcher directory = SQLITE_DIRECTORY.matcher(message);
        if (directory.find()) {
            return Optional.of(new FileFailure(
                    Errno.NOT_FOUND, directory.group("path"), null, FileOperation.CREATE_FILE, Confidence.CERTAIN));
        }
        if (message.startsWith("[SQLITE_READONLY")) {
            return Optional.of(new FileFailure(Errno.READ_ONLY, null, null, FileOperation.WRITE, Confidence.LIKELY));
        }
        return message.startsWith("[SQLITE_CANTOPEN")
                ? Optional.of(new FileFailure(Errno.READ_ONLY, null, null, FileOperation.WRITE, Confidence.GUESS))
                : Optional.empty();
    }

    private static boolean isThrownBySqlite(Throwable link) {
        StackTraceElement[] frames = link.getStackTrace();
        return frames.length > 0 && frames[0].getClassName().startsWith("org.sqlite.");
    }
}
