package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.policy.Policy;
import dev.runtimeguard.samples.aws.policy.PolicyType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An IAM role. Thread-safe; a change counts from the next request on, where AWS takes some seconds. */
public final class Role {
    private static final int INLINE_LIMIT = 10_240;

    private final Account account;
    private final AccessKeys keys;
    private final String name;
    private final String roleId = AccessKeyIds.uniqueId("AROA");
    private final IdentityPolicies policies;
    private volatile Policy boundary;
    private volatile Policy trust;

    Role(Account account, AccessKeys keys, String name) {
        this.account = account;
        this.keys = keys;
        this.name = name;
        this.policies = new IdentityPolicies("role " + name, INLINE_LIMIT);
        trustPolicy("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}]}");
    }

    public String name() {
        return name;
    }

    public String arn() {
        return "arn:aws:iam::" + account.id() + ":role/" + name;
    }

    public Account account() {
        return account;
    }

    String roleId() {
        return roleId;
    }

    /**
     * Puts an inline policy, replacing one of the same name.
     *
     * @throws dev.runtimeguard.samples.aws.policy.MalformedPolicyException when IAM would refuse it
     * @throws AwsException with code LimitExceeded when the role's inline policies would be larger than 10,240
     *     characters
     */
    public Role putPolicy(String policyName, String json) {
        policies.put(policyName, json);
        return this;
    }

    public Optional<String> policy(String policyName) {
        return policies.get(policyName);
    }

    /** Deletes an inline policy; says whether there was one of that name. */
    public boolean deletePolicy(String policyName) {
        return policies.delete(policyName);
    }

    /** The names of the inline policies, sorted. */
    public List<String> policyNames() {
        return policies.names();
    }

    /**
     * Creates a customer managed policy and attaches it.
     *
     * @return its ARN
     */
    public String attachManagedPolicy(String policyName, String json) {
        String arn = account.policyArn(policyName);
        policies.attach(arn, json);
        return arn;
    }

    /** Detaches a managed policy; says whether it was attached. */
    public boolean detachManagedPolicy(String arn) {
        return policies.detach(arn);
    }

    /** Sets the permissions boundary; a null document removes it. */
    public Role boundary(String policyName, String json) {
        boundary = json == null ? null : Policy.parse(PolicyType.BOUNDARY, account.policyArn(policyName), json);
        return this;
    }

    /** Sets who may assume the role. */
    public Role trustPolicy(String json) {
        trust = Policy.parse(PolicyType.ROLE_TRUST, null, json);
        return this;
    }

    Policy trust() {
        return trust;
    }

    /** Session credentials good for an hour, as Lambda hands them to a function. The trust policy is not asked. */
    public Session assume(String sessionName) {
        return assume(sessionName, Duration.ofHours(1));
    }

    /**
     * Session credentials that expire.
     *
     * @param validFor may be negative, for a session that has expired already
     */
    public Session assume(String sessionName, Duration validFor) {
        Session session = new Session(this, sessionName, validFor);
        keys.add(session.credential());
        return session;
    }

    List<Policy> identityPolicies() {
        return policies.all();
    }

    Policy boundary() {
        return boundary;
    }
}
