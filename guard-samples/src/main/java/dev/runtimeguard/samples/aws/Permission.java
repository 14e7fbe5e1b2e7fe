package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.policy.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One permission an operation needs, with the resource's side of the question.
 *
 * @param action as {@code s3:PutObject}
 * @param spelled the action as the service's denial message writes it, as {@code sqs:sendmessage}
 * @param resource the ARN that policies are matched against
 * @param shownAs the resource as the service's denial message writes it, or describes it, as {@code the resource
 *     associated with this ciphertext}; null when it leaves it out
 * @param owner the resource's account; null for the caller's own
 * @param resourcePolicy null when the resource has none
 * @param resourceMustGrant whether that policy has to allow even within one account
 * @param context condition keys of this request
 */
record Permission(
        String action,
        String spelled,
        String resource,
        String shownAs,
        Account owner,
        Policy resourcePolicy,
        boolean resourceMustGrant,
        Map<String, List<String>> context) {

    Permission {
        context = Map.copyOf(context);
    }

    static Permission of(String action, String resource) {
        return new Permission(action, action, resource, resource, null, null, false, Map.of());
    }

    Permission spelled(String text) {
        return new Permission(action, text, resource, shownAs, owner, resourcePolicy, resourceMustGrant, context);
    }

    Permission shownAs(String text) {
        return new Permission(action, spelled, resource, text, owner, resourcePolicy, resourceMustGrant, context);
    }

    Permission owner(Account account) {
        return new Permission(action, spelled, resource, shownAs, account, resourcePolicy, resourceMustGrant, context);
    }

    Permission resourcePolicy(Policy policy, boolean mustGrant) {
        return new Permission(action, spelled, resource, shownAs, owner, policy, mustGrant, context);
    }

    Permission with(String key, String... values) {
        Map<String, List<String>> more = new HashMap<>(context);
        more.put(key, List.of(values));
        return with(more);
    }

    Permission with(Map<String, List<String>> newContext) {
        return new Permission(action, spelled, resource, shownAs, owner, resourcePolicy, resourceMustGrant, newContext);
    }
}
