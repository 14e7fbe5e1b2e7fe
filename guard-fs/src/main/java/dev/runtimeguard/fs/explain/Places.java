package dev.runtimeguard.fs.explain;

import dev.runtimeguard.GuardConfig;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The directories that matter on Lambda, and what the file system answers about a path now, after the failure. It is
 * asked by look-ups of single paths only: nothing is opened, listed or changed.
 *
 * @param taskRoot the function's package
 * @param layers where the layers' files are
 * @param writable the ephemeral storage first, then other directories meant for writing
 * @param home the user's home directory, whether it is there or not; null when the JVM knows none
 * @param workingDirectory what relative paths start from
 */
record Places(Path taskRoot, Path layers, List<Path> writable, Path home, Path workingDirectory) {

    private static final Path TMP = Path.of("/tmp");

    /** The places of this process. */
    static Places of(GuardConfig config) {
        Map<String, String> environment = System.getenv();
        Path workingDirectory = Path.of(System.getProperty("user.dir", "/")).toAbsolutePath();
        List<Path> writable = new ArrayList<>();
        writable.add(TMP);
        Path temporary = absolute(System.getProperty("java.io.tmpdir"), workingDirectory);
        if (temporary != null && Files.isWritable(temporary)) {
            writable.add(temporary);
        }
        writable.addAll(config.fsWritable());
        return new Places(
                Path.of(environment.getOrDefault("LAMBDA_TASK_ROOT", "/var/task")),
                Path.of("/opt"),
                List.copyOf(writable),
                absolute(System.getProperty("user.home"), workingDirectory),
                workingDirectory);
    }

    /** The path made absolute, without {@code .} and {@code ..}; null for null and for what is no path. */
    Path resolve(String path) {
        return absolute(path, workingDirectory);
    }

    private static Path absolute(String path, Path workingDirectory) {
        if (path == null || path.isEmpty()) {
            return null;
        }
        try {
            return workingDirectory.resolve(path).normalize();
        } catch (InvalidPathException none) {
            return null;
        }
    }

    /** Whether the path is in a directory that is there for writing. */
    boolean isInWritablePlace(Path path) {
        return writable.stream().anyMatch(path::startsWith);
    }

    /** Whether the path is in the function's package or a layer. */
    boolean isPackaged(Path path) {
        return path.startsWith(taskRoot) || path.startsWith(layers);
    }

    /** Whether the path is the home directory or below it, and there is no such directory. */
    boolean isInMissingHome(Path path) {
        return home != null && home.getParent() != null && path.startsWith(home) && isMissing(home);
    }

    /** Whether a write to the path would be refused: to what is there, or to the next directory above that is. */
    boolean refusesWrites(Path path) {
        for (Path existing = path; existing != null; existing = existing.getParent()) {
            if (Files.exists(existing)) {
                return !Files.isWritable(existing);
            }
        }
        return false;
    }

    /** The topmost directory above the path that is not there; null when the path's directory is. */
    Path missingDirectory(Path path) {
        Path missing = null;
        for (Path above = path.getParent(); above != null && isMissing(above); above = above.getParent()) {
            missing = above;
        }
        return missing;
    }

    static boolean isMissing(Path path) {
        return Files.notExists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
