package dev.runtimeguard.fs.judge;

import java.nio.file.Path;

/** A territory of one directory, with the same answer on every write outside it. */
public record OneWritableDirectory(Path directory, boolean refuses) implements Territory {

    @Override
    public boolean isWritable(Path real) {
        return real.startsWith(directory);
    }

    @Override
    public boolean refuses(Path real) {
        return refuses;
    }
}
