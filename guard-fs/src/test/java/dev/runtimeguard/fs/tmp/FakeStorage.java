package dev.runtimeguard.fs.tmp;

import java.io.File;
import java.nio.file.Path;

/** Counters that a test sets, of a storage of 512 MB. */
final class FakeStorage extends EphemeralStorage {

    static final long MB = 1 << 20;

    private final Path root;
    long used;

    FakeStorage(Path root) {
        super(new File("/"), Long.MAX_VALUE);
        this.root = root;
    }

    @Override
    Path root() {
        return root;
    }

    @Override
    long size() {
        return 512 * MB;
    }

    @Override
    long used() {
        return used;
    }
}
