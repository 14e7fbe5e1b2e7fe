package dev.runtimeguard.libraries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The jar of guard-fs as this build has made it. */
public final class AgentJar {

    private AgentJar() {}

    /** Returns its path. */
    public static Path find() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../guard-fs/target"))) {
            return files.filter(file -> file.getFileName().toString().matches("guard-fs-[\\d.]+(-SNAPSHOT)?\\.jar"))
                    .max(Comparator.comparing(Path::toString))
                    .orElseThrow(() -> new IOException("guard-fs is not packaged"));
        }
    }

    /** Returns whether the JVM would take it for an agent. */
    public static boolean isAgent(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue("Premain-Class") != null;
        }
    }
}
