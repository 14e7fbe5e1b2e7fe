package dev.runtimeguard.iam.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * One permission an operation needs, as the catalog has it.
 *
 * @param action with its prefix
 * @param guess true where the action follows from a naming rule, or nothing in the request can name the resource
 * @param uses the resource types; empty for an action on {@code *} only
 * @param arnMembers request members that may hold a resource's whole ARN
 */
record CatalogNeed(String action, boolean guess, List<Use> uses, List<String> arnMembers) {

    /** How a resource type takes part. */
    enum Demand {
        /** The action is evaluated on it. */
        REQUIRED,
        /** The action is evaluated on it when the request names it. */
        POSSIBLE,
        /** The permission is needed only when the request names it. */
        CONDITION
    }

    /**
     * @param members the members that fill the template's variables in order, {@code *} for none; empty for those the
     *     template itself names
     */
    record Use(String type, Demand demand, List<String> members) {}

    /** Reads a group's clause, {@code index? table(TableArn) @ResourceArn}. */
    static CatalogNeed parse(String action, boolean guess, String clause) {
        List<Use> uses = new ArrayList<>();
        List<String> arnMembers = new ArrayList<>();
        for (String word : words(clause, ' ')) {
            if (word.charAt(0) == '@') {
                arnMembers.add(word.substring(1));
            } else if (!word.equals("*")) {
                uses.add(use(word));
            }
        }
        return new CatalogNeed(action, guess, List.copyOf(uses), List.copyOf(arnMembers));
    }

    private static Use use(String word) {
        Demand demand =
                switch (word.charAt(word.length() - 1)) {
                    case '!' -> Demand.CONDITION;
                    case '?' -> Demand.POSSIBLE;
                    default -> Demand.REQUIRED;
                };
        String rest = demand == Demand.REQUIRED ? word : word.substring(0, word.length() - 1);
        int open = rest.indexOf('(');
        return open < 0
                ? new Use(rest, demand, List.of())
                : new Use(rest.substring(0, open), demand, words(rest.substring(open + 1, rest.length() - 1), ','));
    }

    private static List<String> words(String text, char separator) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            words.add(text.substring(start, end));
            start = end + 1;
        }
        words.add(text.substring(start));
        return words;
    }
}
