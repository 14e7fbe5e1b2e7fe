package dev.runtimeguard.iam;

import dev.runtimeguard.iam.partial.DeniedEntries;
import dev.runtimeguard.report.Report;
import java.util.Collection;
import java.util.Locale;

/** The one sentence on the denied entries of a batch. */
final class PartialFailureSummary {

    private PartialFailureSummary() {}

    static String of(
            DeniedEntries entries,
            FailedCall reason,
            Denial denial,
            Report.Principal principal,
            Collection<RequiredPermission> denied) {
        return entries.entries().size() + " of " + entries.total() + " entries of " + reason.service() + ' '
                + reason.operation() + " were denied to " + DenialSummary.who(principal)
                + " inside an answer of status "
                + reason.status() + ": " + why(reason, denial, principal, denied) + '.';
    }

    private static String why(
            FailedCall reason, Denial denial, Report.Principal principal, Collection<RequiredPermission> denied) {
        boolean explicit = denial.effect() == Denial.Effect.EXPLICIT;
        if (explicit || denial.policyType().isOutsideRole()) {
            String arn = denial.policyArn() == null ? "" : " (" + denial.policyArn() + ")";
            return denial.policyType().description()
                    + arn
                    + (explicit ? " denies them explicitly, which no Allow overrides" : " does not allow them");
        }
        if (denied.isEmpty()) {
            boolean ofKey = reason.errorCode().toLowerCase(Locale.ROOT).contains("kms");
            return ofKey
                    ? "the KMS key refused (" + reason.errorCode() + "), and AWS did not name the action"
                    : "AWS gave no action, and none is known for this call";
        }
        String role = principal == null || principal.roleName() == null ? "" : " of role " + principal.roleName();
        String known = denial.policyType() == PolicyType.IDENTITY_BASED
                ? ""
                : "AWS gave only the code " + reason.errorCode() + "; most likely ";
        return known + "no identity-based policy" + role + " allows " + what(denied);
    }

    private static String what(Collection<RequiredPermission> denied) {
        RequiredPermission first = denied.iterator().next();
        String what = first.action() + " on " + first.resource();
        return denied.size() == 1 ? what : what + " (and " + (denied.size() - 1) + " more)";
    }
}
