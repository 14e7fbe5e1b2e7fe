package dev.runtimeguard.iam.lookalike;

import java.util.List;

/**
 * What a service's own wording of a denial says or implies beyond IAM's standard wording. A part that is not known is
 * null or empty.
 *
 * @param principal the ARN of who was denied
 * @param actions the actions the call needs and may lack; when empty, the operation's own
 * @param resource the ARN of the resource, or the service's own words for it
 * @param policyType the value of a report's {@code policyType}, as {@code role-trust}
 * @param causes the causes the wording leaves open, the likeliest first, each the end of a sentence; empty when the
 *     wording leaves no doubt
 */
public record Hint(String principal, List<String> actions, String resource, String policyType, List<String> causes) {

    public Hint {
        actions = List.copyOf(actions);
        causes = List.copyOf(causes);
    }
}
