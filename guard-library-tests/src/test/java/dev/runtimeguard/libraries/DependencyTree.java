package dev.runtimeguard.libraries;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Maven wrote down of this module's dependencies: which artifact needs which, as {@code group:artifact}. */
public final class DependencyTree {

    private static final int INDENT = 3;
    private static final Pattern LINE = Pattern.compile("(?<indent>[|+\\\\ -]*)\\(?(?<artifact>[\\w.-]+:[\\w.-]+):.*");

    private final Map<String, Set<String>> needs;

    private DependencyTree(Map<String, Set<String>> needs) {
        this.needs = needs;
    }

    /** Reads the verbose text form, which repeats an artifact wherever it is needed. */
    public static DependencyTree read(Path file) throws IOException {
        Map<String, Set<String>> needs = new HashMap<>();
        List<String> path = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new IOException("Not a line of a dependency tree: " + line);
            }
            int depth = matcher.group("indent").length() / INDENT;
            path.subList(depth, path.size()).clear();
            String artifact = matcher.group("artifact");
            if (depth > 0) {
                needs.computeIfAbsent(path.get(depth - 1), key -> new LinkedHashSet<>())
                        .add(artifact);
            }
            path.add(artifact);
        }
        return new DependencyTree(needs);
    }

    /** Returns the artifacts and all that they need, in the order of a class path. */
    public Set<String> closure(List<String> artifacts) {
        Set<String> closure = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(artifacts);
        while (!open.isEmpty()) {
            String artifact = open.removeFirst();
            if (closure.add(artifact)) {
                open.addAll(needs.getOrDefault(artifact, Set.of()));
            }
        }
        return closure;
    }

    /** Returns this process's class path. */
    public static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    /** Returns the jars of a class path, laid out as in a Maven repository, that belong to the artifacts. */
    public static List<Path> jars(Set<String> artifacts, List<Path> classPath) {
        return artifacts.stream().flatMap(artifact -> jars(artifact, classPath)).toList();
    }

    private static Stream<Path> jars(String artifact, List<Path> classPath) {
        int colon = artifact.indexOf(':');
        Path folder = Path.of(artifact.substring(0, colon).replace('.', '/'), artifact.substring(colon + 1));
        return classPath.stream()
                .filter(jar -> jar.toString().endsWith(".jar"))
                .filter(jar ->
                        jar.getNameCount() > 2 && jar.getParent().getParent().endsWith(folder));
    }
}
