package dev.runtimeguard.samples.aws.policy;

/**
 * The outcome of evaluating one request.
 *
 * @param allowed whether the request may go ahead
 * @param policyType the policy type that denied, null when allowed
 * @param explicit whether a Deny statement matched; false when nothing allowed the request, and when allowed
 * @param policyArn the ARN of the denying policy; null when allowed, implicit, or the policy is inline
 */
public record Decision(boolean allowed, PolicyType policyType, boolean explicit, String policyArn) {
    static final Decision ALLOWED = new Decision(true, null, false, null);

    static Decision implicitDeny(PolicyType type) {
        return new Decision(false, type, false, null);
    }

    static Decision explicitDeny(PolicyType type, String policyArn) {
        return new Decision(false, type, true, policyArn);
    }
}
