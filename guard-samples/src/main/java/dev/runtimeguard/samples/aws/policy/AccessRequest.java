package dev.runtimeguard.samples.aws.policy;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing to authorise.
 *
 * @param principal who asks
 * @param action as {@code s3:PutObject}
 * @param resource the ARN acted on, or {@code *}
 * @param resourceAccountId the account that owns the resource; null means the caller's own
 * @param context condition keys to their values; keys are compared without regard to case
 */
public record AccessRequest(
        PrincipalIdentity principal,
        String action,
        String resource,
        String resourceAccountId,
        Map<String, List<String>> context) {

    public AccessRequest {
        requireNonNull(principal, "principal");
        requireNonNull(action, "action");
        requireNonNull(resource, "resource");
        Map<String, List<String>> byLowerCaseKey = new TreeMap<>();
        context.forEach((key, values) -> byLowerCaseKey.put(key.toLowerCase(Locale.ROOT), List.copyOf(values)));
        context = byLowerCaseKey;
    }

    /** The values of a condition key, null when the request has no such key. */
    List<String> values(String key) {
        return context.get(key.toLowerCase(Locale.ROOT));
    }

    boolean crossAccount() {
        return resourceAccountId != null && !resourceAccountId.equals(principal.accountId());
    }
}
