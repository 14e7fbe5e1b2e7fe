package dev.runtimeguard.fs.tmp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/**
 * Files and directories in use: open, mapped, loaded as a library, executed, or somebody's working directory. By this
 * process, its children and the extensions beside it, as far as the kernel lets this user see them.
 */
final class HeldFiles {

    private static final Path PROC = Path.of("/proc");

    /** More than run in an execution environment; on a larger machine this process's own files are what matters. */
    private static final int MAX_PROCESSES = 64;

    private final String below;
    private final Set<Object> keys = new HashSet<>();

    private HeldFiles(Path root) {
        this.below = root + "/";
    }

    /**
     * The file keys of what is in use.
     *
     * @throws IOException when not even this process's own files can be listed
     */
    static Set<Object> below(Path root) throws IOException {
        HeldFiles held = new HeldFiles(root);
        held.addOf(PROC.resolve("self"));
        int processes = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : all) {
                if (++processes > MAX_PROCESSES) {
                    break;
                }
                try {
                    held.addOf(process);
                } catch (IOException anotherUsersOrGone) {
                    // What it uses is not this function's to remove either.
                }
            }
        } catch (DirectoryIteratorException noMore) {
            throw noMore.getCause();
        }
        return held.keys;
    }

    private void addOf(Path process) throws IOException {
        add(process.resolve("cwd"));
        add(process.resolve("exe"));
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            descriptors.forEach(this::add);
        } catch (DirectoryIteratorException gone) {
            throw gone.getCause();
        }
        // Paths are bytes to the kernel; only those that read as text here are looked up.
        try (BufferedReader maps = new BufferedReader(
                new InputStreamReader(Files.newInputStream(process.resolve("maps")), StandardCharsets.UTF_8))) {
            for (String line = maps.readLine(); line != null; line = maps.readLine()) {
                int path = line.indexOf(below);
                if (path > 0) {
                    addMapped(Path.of(line.substring(path)));
                }
            }
        }
    }

    /** A link of /proc leads to the file itself, whatever it is called by now. */
    private void add(Path link) {
        try {
            keys.add(Files.readAttributes(link, BasicFileAttributes.class).fileKey());
        } catch (IOException closedMeanwhile) {
            // Nobody's any more.
        }
    }

    private void addMapped(Path path) {
        try {
            keys.add(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey());
        } catch (IOException deleted) {
            // There is no name left to remove.
        }
    }
}
