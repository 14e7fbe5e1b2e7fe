package dev.runtimeguard.iam;

/**
 * The types of policy that can deny a call, in the wording of the IAM user guide ("Troubleshoot access denied error
 * messages").
 */
enum PolicyType {
    IDENTITY_BASED("identity-based", "identity-based", "an identity-based policy of the role"),
    RESOURCE_BASED("resource-based", "resource-based", "the resource-based policy of the resource"),
    SERVICE_CONTROL("service control", "service-control", "a service control policy of the organization"),
    RESOURCE_CONTROL("resource control", "resource-control", "a resource control policy of the organization"),
    PERMISSIONS_BOUNDARY("permissions boundary", "permissions-boundary", "the role's permissions boundary"),
    SESSION("session", "session", "the session policy given when the role was assumed"),
    VPC_ENDPOINT("vpc endpoint", "vpc-endpoint", "the policy of the VPC endpoint the call went through"),
    ROLE_TRUST("role trust", "role-trust", "the trust policy of the role to assume"),
    UNKNOWN("", "unknown", "a policy AWS did not name");

    private final String wording;
    private final String id;
    private final String description;

    PolicyType(String wording, String id, String description) {
        this.wording = wording;
        this.id = id;
        this.description = description;
    }

    /** The type in the words of a denial, as {@code service control}; any case, singular or with a plural s. */
    static PolicyType ofWording(String words) {
        String name = words.trim().toLowerCase(java.util.Locale.ROOT);
        for (PolicyType type : values()) {
            if (type != UNKNOWN && (name.equals(type.wording) || name.equals(type.wording + "s"))) {
                return type;
            }
        }
        // "VPC endpoint policy transitively through a service control": the second one denied.
        int through = name.lastIndexOf(" through a ");
        return through < 0 ? UNKNOWN : ofWording(name.substring(through + " through a ".length()));
    }

    /** The type whose {@link #id()} this is; {@link #UNKNOWN} for null or any other text. */
    static PolicyType ofId(String id) {
        for (PolicyType type : values()) {
            if (type.id.equals(id)) {
                return type;
            }
        }
        return UNKNOWN;
    }

    /** The value of the report's {@code policyType} field. */
    String id() {
        return id;
    }

    /** The policy in a sentence. */
    String description() {
        return description;
    }

    /** Whether the policy is one a change of the role's own policies has no effect on. */
    boolean isOutsideRole() {
        return this != IDENTITY_BASED && this != UNKNOWN;
    }
}
