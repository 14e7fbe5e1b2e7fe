package dev.runtimeguard.fs.overlay;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The paths of the lower layer that are hidden, with everything below them. Kept in memory and in an append-only log
 * of one path a line, percent-encoded as in a URI since that is how a name of any bytes leaves a {@link Path} whole.
 * A whiteout is never taken back: what comes to its path again is in the upper layer, which wins.
 */
final class Whiteouts {

    /** Some hundred thousand lines; a log that is longer is none of the overlay's. */
    private static final long MOST_BYTES = 32 << 20;

    private final Path log;
    private final Set<Path> hidden = ConcurrentHashMap.newKeySet();
    private final Set<Path> directories = ConcurrentHashMap.newKeySet();

    /** Reads the log of an earlier process, without a last line that was never finished. */
    Whiteouts(Path log) throws IOException {
        this.log = log;
        if (Files.exists(log)) {
            if (Files.size(log) > MOST_BYTES) {
                throw new IOException("too long to be the log of the overlay: " + log);
            }
            load(Files.readString(log, StandardCharsets.ISO_8859_1));
        }
    }

    private void load(String lines) throws IOException {
        int start = 0;
        for (int end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', start)) {
            remember(lines.substring(start, end));
            start = end + 1;
        }
        if (start < lines.length()) {
            truncate(start);
        }
    }

    /** A line that is no path hides nothing: it does not come from here, and the others still count. */
    private void remember(String line) {
        try {
            Path path = Path.of(URI.create("file://".concat(line)));
            if (path.getParent() != null) {
                remember(path);
            }
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            // Passed over.
        }
    }

    Path log() {
        return log;
    }

    boolean isEmpty() {
        return hidden.isEmpty();
    }

    /** Whether the path itself has a whiteout; what is above it is not looked at. */
    boolean has(Path real) {
        return !hidden.isEmpty() && hidden.contains(real);
    }

    /** Whether the path or a directory above it has a whiteout. */
    boolean hides(Path real) {
        for (Path path = real; path != null; path = path.getParent()) {
            if (has(path)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name in the directory has a whiteout. */
    boolean anyIn(Path directory) {
        return directories.contains(directory);
    }

    /** Hides the path; written before it counts, and not at all when the disk is full. */
    void add(Path real) throws IOException {
        byte[] line = line(real);
        long before = Files.exists(log) ? Files.size(log) : 0;
        try {
            Files.write(log, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            try {
                truncate(before);
            } catch (IOException left) {
                // No log was made yet: why not is what the program is to be told.
                e.addSuppressed(left);
            }
            throw e;
        }
        remember(real);
    }

    private void remember(Path real) {
        directories.add(real.getParent());
        hidden.add(real);
    }

    private static byte[] line(Path real) {
        String encoded = real.toUri().getRawPath();
        int length = encoded.length();
        if (encoded.endsWith("/")) {
            length--;
        }
        byte[] line = new byte[length + 1];
        for (int i = 0; i < length; i++) {
            line[i] = (byte) encoded.charAt(i);
        }
        line[length] = '\n';
        return line;
    }

    private void truncate(long size) throws IOException {
        Uninterrupted.run(() -> {
            try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
                channel.truncate(size);
            }
            return null;
        });
    }
}
