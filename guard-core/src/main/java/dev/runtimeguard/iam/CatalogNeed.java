package dev.runtimeguard.iam;

import java.util.ArrayList;
import java.util.List;

/**
 * One permission an operation needs, as the catalog has it.
 *
 * @param action with its prefix
 * @param guess true where the action follows from a naming rule
 * @param uses the resource types; empty for an action on {@code *} only
 * @param arnMembers request members that may hold a resource's whole ARN
 */
record CatalogNeed(String action, boolean guess, List<Use> uses, List<String> arnMembers) {

    /** How a resource type takes part. */
    enum Demand {
        REQUIRED,
        POSSIBLE,
        CONDITION
    }

    /**
     * @param members the members that fill the template's variables in order, {@code *} for none; empty for those the
     *     template itself names
     */
    record Use(String type, Demand demand, List<String> members) {}

    /** Reads a group's clause, {@code index table(ResourceArn)! @ResourceArn}. */
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
                    case '!' -> Demand.REQUIRED;
                    case '?' -> Demand.CONDITION;
                    default -> Demand.POSSIBLE;
                };
        String rest = demand == Demand.POSSIBLE ? word : word.substring(0, word.length() - 1);
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
