package dev.runtimeguard.frameworks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Maven resolves for a function that depends on all of the guard and on nothing else. */
final class RuntimeClassPath {

    static final List<String> OURS = List.of("guard-core", "guard-s3", "guard-fs");

    private RuntimeClassPath() {}

    static List<Path> entries() throws IOException {
        String classPath = Files.readString(Path.of("target/runtime-class-path.txt"));
        return Stream.of(classPath.trim().split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }

    /** The guard's own: jars, or directories of classes in a build that stops before it packages. */
    static List<Path> ours() throws IOException {
        return entries().stream()
                .filter(entry -> OURS.contains(artifact(entry)))
                .toList();
    }

    /** Jars by their names; within one build, directories of classes by their modules'. */
    static String artifact(Path entry) {
        return OURS.stream()
                .filter(name -> entry.toString().contains("/" + name + "/"))
                .findFirst()
                .orElse(entry.getFileName().toString().replaceAll("-\\d.*", ""));
    }
}
