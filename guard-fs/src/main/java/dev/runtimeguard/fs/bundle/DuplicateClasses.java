package dev.runtimeguard.fs.bundle;

import dev.runtimeguard.fs.bundle.Finding.Kind;
import dev.runtimeguard.fs.bundle.Finding.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Classes that two jars of the class path have: which one is loaded depends on the order of the jars. */
final class DuplicateClasses {

    /** Far more than fit into 250 MB. */
    private static final int MAX_CLASSES = 500_000;

    private static final int MAX_NAME = 512;

    /** Of all names together. */
    private static final int MAX_CHARACTERS = 64 << 20;

    private static final int EXAMPLES = 3;

    private int characters;
    private final Map<String, String> firstJar = new HashMap<>();
    private final Map<Pair, Duplicates> duplicates = new LinkedHashMap<>();

    private record Pair(String first, String second) {}

    private static final class Duplicates {
        private int count;
        private final List<String> examples = new ArrayList<>();
    }

    /** Versions for newer Javas and descriptors of modules and packages are meant to be there several times. */
    void add(String jar, String entry) {
        boolean isNoClass = entry.startsWith("META-INF/")
                || entry.endsWith("module-info.class")
                || entry.endsWith("package-info.class");
        if (isNoClass || entry.length() > MAX_NAME || characters >= MAX_CHARACTERS || firstJar.size() >= MAX_CLASSES) {
            return;
        }
        String first = firstJar.putIfAbsent(entry, jar);
        if (first == null) {
            characters += entry.length();
        } else if (!first.equals(jar)) {
            Duplicates pair = duplicates.computeIfAbsent(new Pair(first, jar), it -> new Duplicates());
            pair.count++;
            if (pair.examples.size() < EXAMPLES) {
                pair.examples.add(
                        entry.substring(0, entry.length() - ".class".length()).replace('/', '.'));
            }
        }
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        duplicates.forEach((pair, found) -> findings.add(new Finding(
                Kind.DUPLICATE_CLASSES,
                Severity.WARNING,
                pair.second(),
                pair.first() + " and " + pair.second() + " both have " + found.count
                        + (found.count == 1 ? " class: " : " classes, such as ") + String.join(", ", found.examples)
                        + "; which one is loaded depends on the order of the jars.",
                "mvn dependency:tree   # then exclude one of the two")));
        return findings;
    }
}
