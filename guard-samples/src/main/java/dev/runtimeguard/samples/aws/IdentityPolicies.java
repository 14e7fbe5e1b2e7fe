package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.policy.Policy;
import dev.runtimeguard.samples.aws.policy.PolicyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The identity-based policies of one role or user: inline ones by name, and attached managed ones by ARN. */
final class IdentityPolicies {
    private final String owner;
    private final int limit;
    private final Map<String, Policy> inline = new ConcurrentSkipListMap<>();
    private final Map<String, Policy> managed = new ConcurrentSkipListMap<>();

    /**
     * @param owner as {@code role NAME}, for messages
     * @param limit the most characters, white space not counted, that all inline policies may have together
     */
    IdentityPolicies(String owner, int limit) {
        this.owner = owner;
        this.limit = limit;
    }

    synchronized void put(String name, String json) {
        Policy policy = Policy.parse(PolicyType.IDENTITY, null, json);
        int size = size(policy);
        for (Map.Entry<String, Policy> other : inline.entrySet()) {
            size += other.getKey().equals(name) ? 0 : size(other.getValue());
        }
        if (size > limit) {
            throw new AwsException(
                    409, "LimitExceeded", "Maximum policy size of " + limit + " bytes exceeded for " + owner);
        }
        inline.put(name, policy);
    }

    private static int size(Policy policy) {
        return policy.text().replaceAll("\\s", "").length();
    }

    void attach(String arn, String json) {
        managed.put(arn, Policy.parse(PolicyType.IDENTITY, arn, json));
    }

    boolean detach(String arn) {
        return managed.remove(arn) != null;
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(inline.get(name)).map(Policy::text);
    }

    boolean delete(String name) {
        return inline.remove(name) != null;
    }

    List<String> names() {
        return List.copyOf(inline.keySet());
    }

    List<Policy> all() {
        List<Policy> all = new ArrayList<>(inline.values());
        all.addAll(managed.values());
        return all;
    }
}
