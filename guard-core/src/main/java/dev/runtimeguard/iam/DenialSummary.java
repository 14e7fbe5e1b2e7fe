package dev.runtimeguard.iam;

import dev.runtimeguard.report.Report;
import java.util.List;

/** The one sentence on a denial. */
final class DenialSummary {

    private DenialSummary() {}

    static String of(
            Judgement judgement,
            DenialReading reading,
            FailedCall call,
            Report.Principal principal,
            List<RequiredPermission> denied) {
        String signed = judgement.signedBy() == null
                ? ""
                : "The call was not signed by the execution role but by " + judgement.signedBy() + ": ";
        return signed + what(call, denied) + " was denied to " + who(principal) + ": "
                + why(judgement, reading, call, principal) + '.';
    }

    private static String what(FailedCall call, List<RequiredPermission> denied) {
        if (denied.isEmpty()) {
            String service = call.service() == null ? "AWS" : call.service();
            return call.operation() == null ? "A call to " + service : service + ' ' + call.operation();
        }
        RequiredPermission first = denied.get(0);
        String what = first.action() + " on " + first.resource();
        return denied.size() == 1 ? what : what + " (or another of the " + denied.size() + " permissions it needs)";
    }

    /** The principal in a sentence; {@code principal} may be null. */
    static String who(Report.Principal principal) {
        if (principal != null && principal.assumedRoleArn() != null) {
            return principal.assumedRoleArn();
        }
        if (principal != null && principal.accountId() != null) {
            return "an unnamed principal of account " + principal.accountId();
        }
        return "an unnamed principal";
    }

    private static String why(Judgement judgement, DenialReading reading, FailedCall call, Report.Principal principal) {
        return switch (judgement.cure()) {
            case ROLE_POLICY -> missing(reading, call, principal);
            case OTHER_POLICY -> otherPolicy(reading.denial());
            case OBJECT_OR_LIST -> "there is no such object, and without this permission S3 does not say so";
            case UNKNOWN -> "AWS gave no action, and none is known for this call";
        };
    }

    private static String missing(DenialReading reading, FailedCall call, Report.Principal principal) {
        String role = principal == null || principal.roleName() == null ? "" : " of role " + principal.roleName();
        String none = "no identity-based policy" + role + " allows it";
        if (reading.denial().policyType() == PolicyType.IDENTITY_BASED) {
            return none + " (implicit deny)";
        }
        return call.lostBy() == null
                ? "AWS gave no reason; most likely " + none
                : "the reason that AWS gave was lost by " + call.lostBy() + " (ApacheHttpClient keeps it); most likely "
                        + none + ", or " + String.join(", or ", reading.causes());
    }

    private static String otherPolicy(Denial denial) {
        String arn = denial.policyArn() == null ? "" : " (" + denial.policyArn() + ")";
        String policy = denial.policyType().description() + arn;
        return switch (denial.effect()) {
            case EXPLICIT -> policy + " denies it explicitly, which no Allow overrides";
            case IMPLICIT -> policy + " does not allow it, whatever the role's own policies say";
            case UNKNOWN ->
                denial.policyType() == PolicyType.RESOURCE_BASED
                        ? "the resource does not exist in this region, or " + policy + " does not let the role in"
                        : policy + " does not allow it or denies it explicitly";
        };
    }
}
