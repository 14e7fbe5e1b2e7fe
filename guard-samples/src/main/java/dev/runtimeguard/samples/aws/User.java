package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.policy.Policy;
import dev.runtimeguard.samples.aws.policy.PolicyType;
import dev.runtimeguard.samples.aws.policy.PrincipalIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An IAM user with one long-term access key. Thread-safe. */
public final class User {
    private static final int INLINE_LIMIT = 2_048;

    private final Account account;
    private final String name;
    private final String userId = AccessKeyIds.uniqueId("AIDA");
    private final IdentityPolicies policies;
    private final Credential credential;
    private volatile Policy boundary;

    User(Account account, AccessKeys keys, String name) {
        this.account = account;
        this.name = name;
        this.policies = new IdentityPolicies("user " + name, INLINE_LIMIT);
        this.credential = new Credential(
                AccessKeyIds.longTerm(account.id()), Secrets.secretAccessKey(), null, null, this::caller);
        keys.add(credential);
    }

    public String arn() {
        return "arn:aws:iam::" + account.id() + ":user/" + name;
    }

    public String accessKeyId() {
        return credential.accessKeyId();
    }

    public String secretAccessKey() {
        return credential.secretAccessKey();
    }

    /**
     * Puts an inline policy, replacing one of the same name.
     *
     * @throws dev.runtimeguard.samples.aws.policy.MalformedPolicyException when IAM would refuse it
     */
    public User putPolicy(String policyName, String json) {
        policies.put(policyName, json);
        return this;
    }

    /** Sets the permissions boundary; a null document removes it. */
    public User boundary(String policyName, String json) {
        boundary = json == null ? null : Policy.parse(PolicyType.BOUNDARY, account.policyArn(policyName), json);
        return this;
    }

    private Caller caller() {
        Map<String, List<String>> context = new HashMap<>(account.context());
        context.put("aws:PrincipalType", List.of("User"));
        context.put("aws:PrincipalArn", List.of(arn()));
        context.put("aws:userid", List.of(userId));
        context.put("aws:username", List.of(name));
        return new Caller(
                new PrincipalIdentity(arn(), null, account.id()),
                account,
                userId,
                policies.all(),
                boundary,
                null,
                null,
                context);
    }
}
