package dev.runtimeguard.tools.catalog;

import java.util.List;
import java.util.Locale;

/** The spelling rules by which members, operations and resource types are compared. */
final class Names {

    private static final List<String> TWO_WORD_VERBS = List.of(
            "BatchGet",
            "BatchDescribe",
            "BatchDelete",
            "BatchUpdate",
            "BatchCreate",
            "AdminCreate",
            "AdminGet",
            "AdminDelete",
            "AdminUpdate");

    private Names() {}

    static String normalise(String name) {
        StringBuilder out = new StringBuilder(name.length());
        for (char c : name.toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                out.append(c);
            }
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    static String singular(String word) {
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches")) {
            return word.substring(0, word.length() - 2);
        }
        return word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    /** What the operation is about: {@code capacityreservation} of {@code UpdateCapacityReservation}. */
    static String noun(String operation) {
        for (String verb : TWO_WORD_VERBS) {
            if (operation.startsWith(verb)) {
                return singular(normalise(operation.substring(verb.length())));
            }
        }
        int end = 1;
        while (end < operation.length() && !Character.isUpperCase(operation.charAt(end))) {
            end++;
        }
        return singular(normalise(operation.substring(end)));
    }

    static String without(String word, String... suffixes) {
        for (String suffix : suffixes) {
            if (word.endsWith(suffix)) {
                return word.substring(0, word.length() - suffix.length());
            }
        }
        return word;
    }
}
