package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.policy.Policy;
import dev.runtimeguard.samples.aws.policy.PolicyType;

/** A KMS key: nothing but an ARN and a key policy, which is all that S3 needs to authorise its use. */
public final class KmsKey {
    private final Account account;
    private final String arn;
    private volatile Policy policy;

    KmsKey(Account account, String region) {
        this.account = account;
        String id = Secrets.hex(8) + "-" + Secrets.hex(4) + "-4" + Secrets.hex(3) + "-a" + Secrets.hex(3) + "-"
                + Secrets.hex(12);
        this.arn = "arn:aws:kms:" + region + ":" + account.id() + ":key/" + id;
        keyPolicy("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                + "\"arn:aws:iam::" + account.id() + ":root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}");
    }

    public String arn() {
        return arn;
    }

    /**
     * Replaces the key policy.
     *
     * @throws dev.runtimeguard.samples.aws.policy.MalformedPolicyException when it is not a valid resource policy
     */
    public KmsKey keyPolicy(String json) {
        policy = Policy.parse(PolicyType.RESOURCE, null, json);
        return this;
    }

    /** @param action as {@code kms:Decrypt} */
    Permission permission(String action, String viaService) {
        return Permission.of(action, arn)
                .owner(account)
                .resourcePolicy(policy, true)
                .with("kms:ViaService", viaService)
                .with("kms:CallerAccount", account.id());
    }
}
