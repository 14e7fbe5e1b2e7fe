package dev.runtimeguard.fs.overlay;

import dev.runtimeguard.fs.bridge.CallFailed;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Copies up a tree in two steps: the files' data into the working directory, while others go on, then everything to its
 * place by renames. When the disk is full, the first step fails and nothing has happened.
 */
final class Staging implements AutoCloseable {

    private final Layers layers;
    private final Map<Path, Path> copies = new HashMap<>();

    Staging(Layers layers) {
        this.layers = layers;
    }

    /** Copies what only the lower layer has of the entry and below it. */
    void prepare(Entry entry) throws IOException {
        if (entry.directory()) {
            Dir dir = layers.lookup.enter(entry);
            if (dir.lower()) {
                prepareBelow(dir);
            }
        } else if (!entry.inUpper() && !entry.missing()) {
            copies.put(entry.real(), layers.copyUp.copy(entry.real(), entry.kind(), true));
        }
    }

    private void prepareBelow(Dir dir) throws IOException {
        try (DirectoryStream<Path> lower = Files.newDirectoryStream(dir.real())) {
            for (Path path : lower) {
                prepare(layers.lookup.child(dir, path.getFileName(), false));
            }
        } catch (CallFailed e) {
            // A directory that is closed to the program, which does not keep it from being moved: left to the lock.
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** Makes the upper layer whole below the entry; under the names' lock. */
    void publish(Entry entry) throws IOException {
        Path real = entry.real();
        if (entry.directory()) {
            Dir dir = layers.lookup.enter(entry);
            layers.upper.directory(real);
            if (dir.lower()) {
                publishBelow(dir);
            }
        } else if (!entry.inUpper() && !entry.missing()) {
            Path copy = copies.get(real);
            if (copy == null) {
                copy = layers.copyUp.copy(real, entry.kind(), true);
                copies.put(real, copy);
            }
            Path directory = layers.upper.directory(real.getParent());
            layers.upper.publish(copy, directory.resolve(real.getFileName()));
            copies.remove(real);
        }
    }

    private void publishBelow(Dir dir) throws IOException {
        Opened opened = Opened.up(layers.upper.of(dir.real()));
        try (DirectoryStream<Path> lower = Files.newDirectoryStream(dir.real())) {
            for (Path path : lower) {
                publish(layers.lookup.child(dir, path.getFileName(), false));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } finally {
            opened.close();
        }
    }

    @Override
    public void close() {
        for (Path copy : copies.values()) {
            CopyUp.discard(copy);
        }
    }
}
