package dev.runtimeguard.fs.overlay;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** The names that both layers together show in a directory. */
final class Listing {

    private final Layers layers;
    private final Dir dir;

    Listing(Layers layers, Dir dir) {
        this.layers = layers;
        this.dir = dir;
    }

    /** Whether the lower layer alone gives the answer. */
    boolean lowerAlone() {
        return dir.upper() == null && !layers.whiteouts.anyIn(dir.real());
    }

    /** Relative paths of one name, in no order; fails as the opening of the directory would. */
    Set<Path> names() {
        Set<Path> names = new LinkedHashSet<>();
        try {
            if (dir.upper() != null) {
                add(dir.upper(), names, false);
            }
            if (dir.lower()) {
                add(dir.real(), names, true);
            }
        } catch (IOException e) {
            throw Errno.from(e);
        }
        return names;
    }

    private void add(Path physical, Set<Path> names, boolean lower) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(physical)) {
            for (Path path : stream) {
                Path name = path.getFileName();
                if (!lower || !layers.whiteouts.has(dir.real().resolve(name))) {
                    names.add(name);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
