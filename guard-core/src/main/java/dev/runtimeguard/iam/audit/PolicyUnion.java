package dev.runtimeguard.iam.audit;

import dev.runtimeguard.report.Condition;
import dev.runtimeguard.report.PolicyDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The policy that allows what any of several policies allow and nothing else. The same for any order of the same
 * statements: one statement for each set of resources and conditions, everything sorted, and no resource that another
 * one of its statement covers. Not safe for use by several threads.
 */
final class PolicyUnion {

    private static final Comparator<Condition> BY_TEXT = Comparator.comparing(Condition::operator)
            .thenComparing(Condition::key)
            .thenComparing(Condition::value);

    private final SortedMap<Granted, SortedSet<String>> resourcesOf = new TreeMap<>();

    /** An action and the conditions it is allowed under. */
    record Granted(String action, List<Condition> conditions) implements Comparable<Granted> {

        Granted {
            conditions = conditions.stream().sorted(BY_TEXT).toList();
        }

        @Override
        public int compareTo(Granted other) {
            int byAction = action.compareTo(other.action);
            return byAction != 0 ? byAction : conditions.toString().compareTo(other.conditions.toString());
        }
    }

    void add(PolicyDocument policy) {
        policy.statements().forEach(this::add);
    }

    void add(PolicyDocument.Statement statement) {
        for (String action : statement.actions()) {
            Granted granted = new Granted(action, statement.conditions());
            statement.resources().forEach(resource -> add(granted, resource));
        }
    }

    void add(Granted granted, String resource) {
        resourcesOf.computeIfAbsent(granted, same -> new TreeSet<>()).add(resource);
    }

    boolean isEmpty() {
        return resourcesOf.isEmpty();
    }

    PolicyDocument toDocument() {
        Map<Target, List<String>> actionsOn = new LinkedHashMap<>();
        resourcesOf.forEach((granted, resources) -> actionsOn
                .computeIfAbsent(new Target(withoutCovered(resources), granted.conditions()), same -> new ArrayList<>())
                .add(granted.action()));
        List<PolicyDocument.Statement> statements = new ArrayList<>();
        // In the order of their first action, as the map above is.
        actionsOn.forEach((target, actions) ->
                statements.add(new PolicyDocument.Statement(actions, target.resources(), target.conditions())));
        return new PolicyDocument(statements);
    }

    private record Target(List<String> resources, List<Condition> conditions) {}

    private static List<String> withoutCovered(SortedSet<String> resources) {
        List<String> wide = resources.stream()
                .filter(resource -> resource.indexOf('*') >= 0)
                .toList();
        return resources.stream()
                .filter(resource -> wide.stream().noneMatch(other -> isAbove(other, resource)))
                .toList();
    }

    /** Of two patterns that cover each other, as {@code a*} and {@code a**}, the first in order stays. */
    private static boolean isAbove(String other, String resource) {
        return !other.equals(resource)
                && ResourcePattern.covers(other, resource)
                && (!ResourcePattern.covers(resource, other) || other.compareTo(resource) < 0);
    }
}
