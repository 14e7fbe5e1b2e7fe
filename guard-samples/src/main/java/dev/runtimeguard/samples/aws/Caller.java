package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.policy.Policy;
import dev.runtimeguard.samples.aws.policy.PrincipalIdentity;
import java.util.List;
import java.util.Map;

/**
 * Who signed a request, with every policy of theirs as it stands at that moment.
 *
 * @param account null for an anonymous caller
 * @param userId as GetCallerIdentity gives it; null for an anonymous caller
 * @param boundary null when none is set
 * @param session null when none was passed
 * @param vpcEndpoint null when the request passes none
 * @param context the condition keys that describe the caller
 */
record Caller(
        PrincipalIdentity identity,
        Account account,
        String userId,
        List<Policy> identityPolicies,
        Policy boundary,
        Policy session,
        Policy vpcEndpoint,
        Map<String, List<String>> context) {

    static final Caller ANONYMOUS = new Caller(
            PrincipalIdentity.ANONYMOUS,
            null,
            null,
            List.of(),
            null,
            null,
            null,
            Map.of("aws:PrincipalType", List.of("Anonymous")));

    Caller {
        identityPolicies = List.copyOf(identityPolicies);
        context = Map.copyOf(context);
    }

    /** The caller as denial messages name it. */
    String name() {
        return identity.anonymous() ? "anonymous" : identity.arn();
    }
}
