package dev.runtimeguard.samples.aws.policy;

/** The policy types AWS evaluates, with the words its denial messages use for each. */
public enum PolicyType {
    IDENTITY("identity-based policy", "an identity-based policy"),
    RESOURCE("resource-based policy", "a resource-based policy"),
    /** The resource policy of a role: who may assume it. */
    ROLE_TRUST("role trust policy", "the role trust policy"),
    BOUNDARY("permissions boundary", "a permissions boundary"),
    SESSION("session policy", "a session policy"),
    SERVICE_CONTROL("service control policy", "a service control policy"),
    RESOURCE_CONTROL("resource control policy", "a resource control policy"),
    VPC_ENDPOINT("VPC endpoint policy", "a VPC endpoint policy");

    private final String noun;
    private final String withArticle;

    PolicyType(String noun, String withArticle) {
        this.noun = noun;
        this.withArticle = withArticle;
    }

    /** As in {@code because no identity-based policy allows}. */
    public String noun() {
        return noun;
    }

    /** As in {@code with an explicit deny in an identity-based policy}. */
    public String withArticle() {
        return withArticle;
    }

    boolean namesPrincipals() {
        return this == RESOURCE || this == ROLE_TRUST || this == RESOURCE_CONTROL || this == VPC_ENDPOINT;
    }
}
