package dev.runtimeguard.samples.aws.policy;

import java.util.List;

/**
 * A validated policy.
 *
 * @param type what kind of policy it is
 * @param arn its ARN; null for inline and resource policies, which have none
 * @param text the document as stored
 * @param statements its statements in order
 */
public record Policy(PolicyType type, String arn, String text, List<Statement> statements) {

    public Policy {
        statements = List.copyOf(statements);
    }

    /**
     * Validates a document.
     *
     * @param arn the policy's ARN, null when it has none
     * @throws MalformedPolicyException when IAM would refuse it
     */
    public static Policy parse(PolicyType type, String arn, String text) {
        return new Policy(type, arn, text, PolicyReader.read(type, text));
    }

    /** Whether a Deny statement matches. */
    boolean denies(AccessRequest request) {
        return statements.stream().anyMatch(s -> s.deny() && s.principalMatches(request) && s.matches(request));
    }

    /** Whether an Allow statement matches, whoever it names. */
    boolean allows(AccessRequest request) {
        return statements.stream().anyMatch(s -> !s.deny() && s.principalMatches(request) && s.matches(request));
    }

    /** The strongest grant that any Allow statement of this resource policy makes to the caller. */
    Grant grant(AccessRequest request) {
        return statements.stream()
                .filter(s -> !s.deny() && s.matches(request))
                .map(s -> s.principal().grant(request.principal()))
                .max(Grant::compareTo)
                .orElse(Grant.NONE);
    }
}
