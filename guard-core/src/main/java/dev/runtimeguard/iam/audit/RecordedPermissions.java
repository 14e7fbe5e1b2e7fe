package dev.runtimeguard.iam.audit;

import dev.runtimeguard.iam.audit.PolicyUnion.Granted;
import dev.runtimeguard.report.PolicyDocument;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The permissions recorded for one principal, at most {@code limit} pairs of an action and a resource. When they would
 * be more, the resources of the action that has most of them are widened. Not safe for use by several threads.
 */
final class RecordedPermissions {

    private final int limit;
    private final Map<Granted, SortedSet<String>> resourcesOf = new HashMap<>();
    private final Map<Granted, Integer> steps = new HashMap<>();
    private int pairs;
    private boolean incomplete;

    RecordedPermissions(int limit) {
        this.limit = limit;
    }

    /** Adds what the policy allows; false when all of it was allowed already. */
    boolean add(PolicyDocument policy) {
        boolean added = false;
        for (PolicyDocument.Statement statement : policy.statements()) {
            for (String action : statement.actions()) {
                Granted granted = new Granted(action, statement.conditions());
                for (String resource : statement.resources()) {
                    added |= add(granted, resource);
                }
            }
        }
        return added;
    }

    private boolean add(Granted granted, String resource) {
        SortedSet<String> resources = resourcesOf.get(granted);
        if (resources != null && isCovered(resources, resource, steps.containsKey(granted))) {
            return false;
        }
        if (pairs >= limit && !widenOne()) {
            boolean first = !incomplete;
            incomplete = true;
            return first;
        }
        if (resources != null && isCovered(resourcesOf.get(granted), resource, true)) {
            return true;
        }
        resourcesOf.computeIfAbsent(granted, same -> new TreeSet<>()).add(resource);
        pairs++;
        return true;
    }

    /** The look for a wider resource is for those only that were widened here. */
    private static boolean isCovered(SortedSet<String> resources, String resource, boolean widened) {
        return resources.contains(resource)
                || (widened && resources.stream().anyMatch(wide -> ResourcePattern.covers(wide, resource)));
    }

    /** Makes room; false when every action has one resource only. */
    private boolean widenOne() {
        Granted most = null;
        for (Map.Entry<Granted, SortedSet<String>> entry : resourcesOf.entrySet()) {
            int size = entry.getValue().size();
            int other = most == null ? 1 : resourcesOf.get(most).size();
            // The order of a hash map must not show in the policy.
            if (size > other || (size == other && most != null && entry.getKey().compareTo(most) < 0)) {
                most = entry.getKey();
            }
        }
        if (most == null) {
            return false;
        }
        SortedSet<String> before = resourcesOf.get(most);
        int step = Math.max(WidenedResources.WITHIN_CONTAINERS, steps.getOrDefault(most, 0));
        SortedSet<String> after = WidenedResources.of(before, step);
        // By half at least, or the next call would widen again.
        while (after.size() > before.size() / 2 && step < WidenedResources.EVERYTHING) {
            after = WidenedResources.of(before, ++step);
        }
        resourcesOf.put(most, after);
        steps.put(most, step);
        pairs -= before.size() - after.size();
        return true;
    }

    PolicyDocument toPolicy() {
        PolicyUnion union = new PolicyUnion();
        resourcesOf.forEach((granted, resources) -> resources.forEach(resource -> union.add(granted, resource)));
        return union.toDocument();
    }

    /** The actions whose resources were too many to keep each. */
    SortedSet<String> widenedActions() {
        SortedSet<String> actions = new TreeSet<>();
        steps.keySet().forEach(granted -> actions.add(granted.action()));
        return actions;
    }

    /** Whether something could not be recorded at all. */
    boolean isIncomplete() {
        return incomplete;
    }

    /** Pairs of an action and a resource held; never more than the limit. */
    int size() {
        return pairs;
    }
}
