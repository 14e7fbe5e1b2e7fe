package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.policy.Policy;
import dev.runtimeguard.samples.aws.policy.PolicyType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** An AWS account: its roles and users, its keys, and the organization's policies on it. Thread-safe. */
public final class Account {
    private static final String FULL_ACCESS_ARN =
            "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess";

    private final String id;
    private final AccessKeys accessKeys;
    private final Map<String, Role> roles = new ConcurrentHashMap<>();
    private final Map<String, KmsKey> keys = new ConcurrentHashMap<>();
    private final Map<String, Policy> serviceControl = new ConcurrentSkipListMap<>();
    private final Map<String, Policy> resourceControl = new ConcurrentSkipListMap<>();
    private volatile String organizationId;

    Account(String id, AccessKeys accessKeys) {
        if (!id.matches("[0-9]{12}")) {
            throw new IllegalArgumentException("an account id is 12 digits: " + id);
        }
        this.id = id;
        this.accessKeys = accessKeys;
        serviceControl.put(
                FULL_ACCESS_ARN,
                Policy.parse(
                        PolicyType.SERVICE_CONTROL,
                        FULL_ACCESS_ARN,
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\","
                                + "\"Resource\":\"*\"}]}"));
    }

    /** Twelve digits. */
    public String id() {
        return id;
    }

    /** The role of that name, made with no permissions when there is none. */
    public Role createRole(String name) {
        return roles.computeIfAbsent(name, n -> new Role(this, accessKeys, n));
    }

    public Optional<Role> role(String name) {
        return Optional.ofNullable(roles.get(name));
    }

    /** A new user with no permissions. */
    public User createUser(String name) {
        return new User(this, accessKeys, name);
    }

    /** A new customer managed KMS key in a region. Its key policy lets the account's identity policies decide. */
    public KmsKey createKey(String region) {
        KmsKey key = new KmsKey(this, region);
        keys.put(key.arn(), key);
        return key;
    }

    Optional<KmsKey> key(String arn) {
        return Optional.ofNullable(keys.get(arn));
    }

    /** The key of an alias in a region. */
    Optional<KmsKey> keyByAlias(String region, String alias) {
        return keys.values().stream()
                .filter(key -> key.arn().startsWith("arn:aws:kms:" + region + ":") && key.hasAlias(alias))
                .findFirst();
    }

    /** Puts the account into an organization, as {@code o-a1b2c3d4e5}; null takes it out. */
    public Account organization(String newOrganizationId) {
        organizationId = newOrganizationId;
        return this;
    }

    /** Null when the account is in no organization. */
    String organizationId() {
        return organizationId;
    }

    /**
     * Attaches a service control policy beside FullAWSAccess.
     *
     * @return its ARN
     */
    public String attachServiceControlPolicy(String policyId, String json) {
        String arn = organizationPolicyArn("service_control_policy", policyId);
        serviceControl.put(arn, Policy.parse(PolicyType.SERVICE_CONTROL, arn, json));
        return arn;
    }

    /** Takes FullAWSAccess away, so that only what an attached SCP allows stays possible. */
    public void detachFullAwsAccess() {
        serviceControl.remove(FULL_ACCESS_ARN);
    }

    /**
     * Attaches a resource control policy, which may hold only Deny statements.
     *
     * @return its ARN
     */
    public String attachResourceControlPolicy(String policyId, String json) {
        String arn = organizationPolicyArn("resource_control_policy", policyId);
        resourceControl.put(arn, Policy.parse(PolicyType.RESOURCE_CONTROL, arn, json));
        return arn;
    }

    List<Policy> serviceControl() {
        return List.copyOf(serviceControl.values());
    }

    List<Policy> resourceControl() {
        return List.copyOf(resourceControl.values());
    }

    String policyArn(String name) {
        return "arn:aws:iam::" + id + ":policy/" + name;
    }

    private String organizationPolicyArn(String kind, String policyId) {
        String organization = organizationId == null ? "o-a1b2c3d4e5" : organizationId;
        return "arn:aws:organizations::" + id + ":policy/" + organization + "/" + kind + "/" + policyId;
    }

    /** The condition keys that follow from the caller's account. */
    Map<String, List<String>> context() {
        Map<String, List<String>> context = new HashMap<>();
        context.put("aws:PrincipalAccount", List.of(id));
        if (organizationId != null) {
            context.put("aws:PrincipalOrgID", List.of(organizationId));
        }
        return context;
    }
}
