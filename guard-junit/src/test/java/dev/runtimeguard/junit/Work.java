package dev.runtimeguard.junit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Code under test. */
final class Work {
    private Work() {}

    static void swallowsMkdirs() {
        boolean made = Fixtures.PROJECT.resolve("cache").toFile().mkdirs();
        if (made) {
            throw new IllegalStateException("made");
        }
    }

    static void swallowsException() {
        try {
            Files.writeString(Fixtures.PROJECT.resolve("out.txt"), "x");
        } catch (IOException ignored) {
            // As bad code does.
        }
    }

    static Path leaves(String prefix) {
        try {
            Path left = Files.createTempFile(prefix, ".pdf");
            Files.writeString(left, "content");
            return left;
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    static void fill(Path file, int megabytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < megabytes; i++) {
                out.write(new byte[1 << 20]);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
