package dev.runtimeguard.entry;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Classes of the function whose simple name is that of a missing class but for its case, its package or two letters. */
final class SimilarClasses {

    private static final int MAX_DISTANCE = 2;

    private SimilarClasses() {}

    /** Their names, nearest first. */
    static List<String> of(String missing, ClassLoader loader) {
        String simple = simpleName(missing);
        int most = Math.min(MAX_DISTANCE, simple.length() / 3);
        record Near(String name, int distance) {}
        return ClassNames.visibleTo(loader)
                // Else a setting of some thousand letters takes the time of the init phase.
                .filter(name -> Math.abs(simpleName(name).length() - simple.length()) <= most)
                .map(name -> new Near(name, Spelling.distance(simple, simpleName(name))))
                .filter(near -> near.distance <= most)
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .map(Near::name)
                .distinct()
                .toList();
    }

    private static String simpleName(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1)
                .toLowerCase(Locale.ROOT);
    }
}
