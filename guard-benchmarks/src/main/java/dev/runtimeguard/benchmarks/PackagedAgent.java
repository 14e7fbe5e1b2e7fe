package dev.runtimeguard.benchmarks;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds guard-fs's jar on the class path of this process, where a build up to {@code package} puts it. */
final class PackagedAgent {

    private PackagedAgent() {}

    static Path jar() {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (path.getFileName() != null
                    && path.getFileName().toString().matches("guard-fs-.*\\.jar")
                    && Files.isRegularFile(path)) {
                return path.toAbsolutePath();
            }
        }
        throw new IllegalStateException("guard-fs is not on the class path as a jar: build with `verify`");
    }
}
