package dev.runtimeguard.fs.agent.coverage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The directory that a method is driven in: {@link Fixture} in a good one; or one that is missing, or a file. */
record Place(Path directory) {

    Path path(String name) {
        return directory.resolve(name);
    }

    String text(String name) {
        return path(name).toString();
    }

    File file(String name) {
        return new File(text(name));
    }

    /** The content of a file, as another way of reading finds it than the one that was driven. */
    String content(String name) throws IOException {
        return Files.readString(path(name));
    }
}
