package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.policy.Policy;
import dev.runtimeguard.samples.aws.policy.PolicyType;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A KMS key: an ARN, aliases and a key policy, which is all that authorising its use takes. */
public final class KmsKey {
    private final Account account;
    private final String arn;
    private final Set<String> aliases = ConcurrentHashMap.newKeySet();
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

    /** Gives the key one more name, as {@code alias/invoices}. */
    public KmsKey alias(String name) {
        aliases.add(name);
        return this;
    }

    boolean hasAlias(String name) {
        return aliases.contains(name);
    }

    /** @param action as {@code kms:Decrypt} */
    Permission permission(String action) {
        Permission permission = Permission.of(action, arn)
                .owner(account)
                .resourcePolicy(policy, true)
                .with("kms:CallerAccount", account.id());
        return aliases.isEmpty() ? permission : permission.with("kms:ResourceAliases", aliases.toArray(String[]::new));
    }

    /** Use by a service on the caller's behalf. */
    Permission permission(String action, String viaService) {
        return permission(action).with("kms:ViaService", viaService);
    }
}
