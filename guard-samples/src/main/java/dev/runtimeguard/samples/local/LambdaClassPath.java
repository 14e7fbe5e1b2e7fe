package dev.runtimeguard.samples.local;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A class path cut in two as on Lambda: what the managed runtime brings, and what the function's package brings.
 *
 * @param runtime jars of the runtime interface client and what it needs, in order
 * @param function the function's jars and class directories, in order
 */
public record LambdaClassPath(List<Path> runtime, List<Path> function) {

    /** The runtime interface client and its run-time dependencies, by artifact name. */
    private static final List<String> RUNTIME_ARTIFACTS = List.of(
            "aws-lambda-java-runtime-interface-client",
            "aws-lambda-java-core",
            "aws-lambda-java-serialization",
            "utils-lite");

    /** Copies both lists. */
    public LambdaClassPath {
        runtime = List.copyOf(runtime);
        function = List.copyOf(function);
    }

    /**
     * Splits a class path as in {@code java.class.path}. Entries that do not exist are left out, as the JVM does.
     *
     * @param classPath entries separated by {@link File#pathSeparator}
     */
    public static LambdaClassPath split(String classPath) {
        List<Path> runtime = new ArrayList<>();
        List<Path> function = new ArrayList<>();
        Stream.of(classPath.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .filter(Files::exists)
                .forEach(entry -> (isRuntimeJar(entry) ? runtime : function).add(entry));
        return new LambdaClassPath(runtime, function);
    }

    /** Splits the class path of this process. */
    public static LambdaClassPath ofThisProcess() {
        return split(System.getProperty("java.class.path"));
    }

    /**
     * Returns the entry of a class path that a class was loaded from: a jar or a directory.
     *
     * @throws IllegalArgumentException for a class that comes from none, as the JDK's own
     */
    public static Path entryOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalArgumentException("From no class path: " + type);
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("From no file: " + type, e);
        }
    }

    /** Returns the same runtime with those of the function's entries that {@code wanted} accepts. */
    public LambdaClassPath keeping(Predicate<Path> wanted) {
        return new LambdaClassPath(runtime, function.stream().filter(wanted).toList());
    }

    private static boolean isRuntimeJar(Path entry) {
        String name = entry.getFileName().toString();
        return name.endsWith(".jar") && RUNTIME_ARTIFACTS.stream().anyMatch(artifact -> isVersionOf(artifact, name));
    }

    private static boolean isVersionOf(String artifact, String jarName) {
        if (!jarName.startsWith(artifact)) {
            return false;
        }
        String rest = jarName.substring(artifact.length());
        return rest.equals(".jar") || rest.matches("-\\d.*\\.jar");
    }
}
