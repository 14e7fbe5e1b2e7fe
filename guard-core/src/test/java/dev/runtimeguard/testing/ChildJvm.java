package dev.runtimeguard.testing;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of its own, with a class path of its own. */
public final class ChildJvm {

    private final Path directory;
    private final List<String> classPath = new ArrayList<>();

    /** @param directory where the process's own files go */
    public ChildJvm(Path directory) {
        this.directory = directory;
        classPath.add(directory.toString());
    }

    /** What a process wrote to both of its outputs, and the classes it loaded in that order. */
    public record Run(int exit, String output, List<String> loaded) {

        /** The classes loaded whose names begin with {@code prefix}. */
        public List<String> loadedFrom(String prefix) {
            return loaded.stream().filter(name -> name.startsWith(prefix)).toList();
        }
    }

    /** Adds the jar or directory that {@code type} comes from. */
    public ChildJvm withHomeOf(Class<?> type) throws URISyntaxException {
        classPath.add(
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                        .toString());
        return this;
    }

    /** Adds this process's whole class path. */
    public ChildJvm withEverything() {
        classPath.add(System.getProperty("java.class.path"));
        return this;
    }

    /** Adds the class {@code type} and nothing else of its home; it has no nested classes. */
    public ChildJvm with(Class<?> type) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        Path copy = directory.resolve(file);
        Files.createDirectories(copy.getParent());
        try (var in = type.getClassLoader().getResourceAsStream(file)) {
            Files.write(copy, in.readAllBytes());
        }
        return this;
    }

    /** Adds a service file that names {@code provider}. */
    public ChildJvm withProvider(Class<?> service, String provider) throws IOException {
        Path file = directory.resolve("META-INF/services").resolve(service.getName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, provider);
        return this;
    }

    public Run run(Class<?> main, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path loaded = directory.resolve("loaded.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:off",
                "-Xlog:class+load=info:file=" + loaded,
                "-cp",
                String.join(System.getProperty("path.separator"), classPath),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GUARD_") || name.startsWith("AWS_"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        Path output = directory.resolve("output.txt");
        Process process = builder.redirectOutput(output.toFile()).start();
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                throw new AssertionError("still running: " + Files.readString(output));
            }
            return new Run(process.exitValue(), Files.readString(output), classesIn(loaded));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Of lines such as {@code [0.1s][info][class,load] java.lang.Object source: jrt:/java.base}. */
    private static List<String> classesIn(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.map(line -> line.substring(line.lastIndexOf("] ") + 2))
                    .map(line -> line.split(" ", 2)[0])
                    .toList();
        }
    }
}
