package dev.runtimeguard.iam;

import dev.runtimeguard.report.ReportCode;

/**
 * What a denial comes down to: its code, and where the cure is.
 *
 * @param signedBy what signed instead of the execution role, in words; null when the role did
 */
record Judgement(ReportCode code, Cure cure, String signedBy) {

    /** Where the cure of a denial is. */
    enum Cure {
        /** An Allow in the principal's own policy. */
        ROLE_POLICY,
        /** A change of the policy that denied, whosever it is. */
        OTHER_POLICY,
        /** The object's key, or the permission to be told that it is missing. */
        OBJECT_OR_LIST,
        /** Not known, as the action is not. */
        UNKNOWN
    }

    static Judgement of(DenialReading reading, NeededPermissions needed, FailedCall call, String signedBy) {
        Judgement byPolicy = byPolicy(reading, needed, call);
        // Said first: with the right credentials the rest may not matter.
        return signedBy == null ? byPolicy : new Judgement(ReportCode.IAM_WRONG_IDENTITY, byPolicy.cure(), signedBy);
    }

    private static Judgement byPolicy(DenialReading reading, NeededPermissions needed, FailedCall call) {
        Denial denial = reading.denial();
        if (denial.policyType() == PolicyType.RESOURCE_BASED && denial.effect() == Denial.Effect.UNKNOWN) {
            // KMS does not tell a key that is not there from one whose policy denies.
            return new Judgement(ReportCode.IAM_AMBIGUOUS, Cure.OTHER_POLICY, null);
        }
        if (denial.policyType().isOutsideRole()) {
            return new Judgement(ReportCode.IAM_OUTSIDE_ROLE, Cure.OTHER_POLICY, null);
        }
        if (denial.effect() == Denial.Effect.EXPLICIT) {
            return new Judgement(ReportCode.IAM_EXPLICIT_DENY, Cure.OTHER_POLICY, null);
        }
        if (needed.denied().isEmpty()) {
            return new Judgement(ReportCode.IAM_AMBIGUOUS, Cure.UNKNOWN, null);
        }
        if (isOfMissingKey(denial, call)) {
            return new Judgement(ReportCode.IAM_AMBIGUOUS, Cure.OBJECT_OR_LIST, null);
        }
        // The action follows from the wording, or from the call where that was lost; both have other causes too.
        boolean isOneOfSeveral = !reading.isNamed()
                && (!reading.actions().isEmpty() || call.lostBy() != null)
                && !reading.causes().isEmpty();
        return new Judgement(
                isOneOfSeveral ? ReportCode.IAM_AMBIGUOUS : ReportCode.IAM_MISSING_PERMISSION, Cure.ROLE_POLICY, null);
    }

    /** S3 asks for s3:ListBucket on a read of an object only when there is no such object. */
    private static boolean isOfMissingKey(Denial denial, FailedCall call) {
        return "s3:ListBucket".equals(denial.action())
                && call.operation() != null
                && (call.operation().startsWith("GetObject") || call.operation().equals("HeadObject"));
    }
}
