package dev.runtimeguard.iam;

import dev.runtimeguard.report.Condition;
import dev.runtimeguard.report.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The permissions behind one denial.
 *
 * @param denied those that were denied: the one AWS named, else all the call needs
 * @param granted those a policy has to grant for the call to pass
 */
record NeededPermissions(List<RequiredPermission> denied, List<RequiredPermission> granted) {

    /**
     * Joins what AWS said with what is known of the call; AWS's word goes first.
     *
     * @param actions the denied actions in their canonical spelling; empty when nothing tells them
     * @param resource the resource in the denial's own words; null when it names none
     * @param account the caller's account; null when not known
     * @param known what the call is known to need
     * @param wildcards for an action the call is not known to need, the action on any resource it takes
     */
    static NeededPermissions of(
            List<String> actions,
            String resource,
            String account,
            List<RequiredPermission> known,
            Function<String, RequiredPermission> wildcards) {
        if (actions.isEmpty()) {
            return new NeededPermissions(known, known);
        }
        List<RequiredPermission> denied = new ArrayList<>();
        List<RequiredPermission> granted = new ArrayList<>();
        List<RequiredPermission> others = new ArrayList<>(known);
        for (String action : actions) {
            List<RequiredPermission> same = new ArrayList<>(known);
            same.removeIf(permission -> !permission.action().equalsIgnoreCase(action));
            List<RequiredPermission> grants = granted(action, resource, account, same, wildcards);
            RequiredPermission first = grants.get(0);
            String shown = resource == null ? first.resource() : shownResource(resource, first);
            // AWS may name the action and leave the resource to be told from the request.
            Confidence confidence = resource == null ? first.confidence() : Confidence.CERTAIN;
            denied.add(new RequiredPermission(action, shown, confidence));
            granted.addAll(grants);
            others.removeAll(same);
        }
        // Another service's action, as KMS's behind S3, comes up when what the call itself needs was allowed.
        boolean isOfTheCall = others.size() < known.size();
        if (isOfTheCall) {
            // What is only guessed has no place beside AWS's own word.
            others.removeIf(permission -> permission.confidence() == Confidence.GUESS);
            granted.addAll(others);
        }
        return new NeededPermissions(denied, granted);
    }

    private static List<RequiredPermission> granted(
            String action,
            String resource,
            String account,
            List<RequiredPermission> same,
            Function<String, RequiredPermission> wildcards) {
        for (RequiredPermission permission : same) {
            // The text may be hard-wrapped, what the request holds is exact.
            if (DenialParser.collapsed(permission.resource()).equals(resource)) {
                return certain(action, permission.resource(), same);
            }
        }
        String arn = DeniedResource.toArn(resource, account);
        if (arn != null) {
            return certain(action, arn, same);
        }
        if (!same.isEmpty()) {
            return same;
        }
        return List.of(wildcards.apply(action));
    }

    /** The action on {@code arn}, and on what else the call names for it, as the other tables of a batch. */
    private static List<RequiredPermission> certain(String action, String arn, List<RequiredPermission> same) {
        List<RequiredPermission> granted = new ArrayList<>();
        granted.add(new RequiredPermission(action, arn, Confidence.CERTAIN, conditionsOf(same)));
        for (RequiredPermission permission : same) {
            boolean isArn = permission.resource().equals(arn) || Wildcards.matches(permission.resource(), arn);
            if (!isArn && permission.confidence() != Confidence.GUESS) {
                granted.add(permission);
            }
        }
        return granted;
    }

    private static List<Condition> conditionsOf(List<RequiredPermission> same) {
        return same.isEmpty() ? List.of() : same.get(0).conditions();
    }

    private static String shownResource(String resource, RequiredPermission first) {
        return DenialParser.collapsed(first.resource()).equals(resource) ? first.resource() : resource;
    }
}
