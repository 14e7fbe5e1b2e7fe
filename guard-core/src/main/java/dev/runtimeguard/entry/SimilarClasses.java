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
        record Near(String name, int distance) {}
        return ClassNames.visibleTo(loader)
                .map(name -> new Near(name, distance(simple, simpleName(name))))
                .filter(near -> near.distance <= Math.min(MAX_DISTANCE, simple.length() / 3))
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .map(Near::name)
                .distinct()
                .toList();
    }

    private static String simpleName(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1)
                .toLowerCase(Locale.ROOT);
    }

    /** The number of letters to add, remove or replace; anything too large when the lengths tell enough. */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > MAX_DISTANCE) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
