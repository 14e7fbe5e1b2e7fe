package dev.runtimeguard.iam;

import dev.runtimeguard.report.Condition;
import dev.runtimeguard.report.Confidence;
import java.util.ArrayList;
import java.util.List;

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
     * @param action the denied action in its canonical spelling; null when AWS did not name it
     * @param account the caller's account; null when not known
     * @param known what the call is known to need
     */
    static NeededPermissions of(String action, String resource, String account, List<RequiredPermission> known) {
        if (action == null) {
            return new NeededPermissions(known, known);
        }
        List<RequiredPermission> same = new ArrayList<>();
        List<RequiredPermission> others = new ArrayList<>();
        for (RequiredPermission permission : known) {
            (permission.action().equalsIgnoreCase(action) ? same : others).add(permission);
        }
        List<RequiredPermission> granted = new ArrayList<>(granted(action, resource, account, same));
        RequiredPermission first = granted.get(0);
        String shown = resource == null ? first.resource() : shownResource(resource, first);
        List<RequiredPermission> denied = List.of(new RequiredPermission(action, shown, Confidence.CERTAIN));
        if (!same.isEmpty()) {
            // What is only guessed has no place beside AWS's own word.
            others.stream()
                    .filter(permission -> permission.confidence() != Confidence.GUESS)
                    .forEach(granted::add);
        }
        // Else it is another service's action, as KMS's behind S3: what the call itself needs was allowed before it.
        return new NeededPermissions(denied, granted);
    }

    private static List<RequiredPermission> granted(
            String action, String resource, String account, List<RequiredPermission> same) {
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
        return List.of(new RequiredPermission(action, "*", Confidence.GUESS));
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
