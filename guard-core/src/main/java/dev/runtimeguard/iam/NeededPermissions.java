package dev.runtimeguard.iam;

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

    /** Joins what AWS said with what is known of the operation; AWS's word goes first. */
    static NeededPermissions of(Denial denial, FailedCall call, String account, ServicePermissions knowledge) {
        List<RequiredPermission> known = knowledge == null || call.operation() == null
                ? List.of()
                : knowledge.requiredFor(call.operation(), call.fields(), ArnContext.of(call.region(), account));
        if (denial.action() == null) {
            return new NeededPermissions(known, known);
        }
        RequiredPermission named = null;
        List<RequiredPermission> others = new ArrayList<>();
        for (RequiredPermission permission : known) {
            if (named == null && isNamedBy(denial, permission)) {
                named = new RequiredPermission(permission.action(), permission.resource(), Confidence.CERTAIN);
            } else {
                others.add(permission);
            }
        }
        if (named != null) {
            List<RequiredPermission> granted = new ArrayList<>(List.of(named));
            granted.addAll(others);
            return new NeededPermissions(List.of(named), granted);
        }
        // Another service's action, as KMS's behind S3: whatever the operation itself needs was allowed before it.
        String resource = denial.resource() == null ? "*" : denial.resource();
        List<RequiredPermission> other = List.of(new RequiredPermission(denial.action(), resource, Confidence.CERTAIN));
        return new NeededPermissions(other, other);
    }

    /** The text may be hard-wrapped and is in the service's own spelling of the action; the knowledge is exact. */
    private static boolean isNamedBy(Denial denial, RequiredPermission permission) {
        return permission.action().equalsIgnoreCase(denial.action())
                && (denial.resource() == null
                        || DenialParser.collapsed(permission.resource()).equals(denial.resource()));
    }
}
