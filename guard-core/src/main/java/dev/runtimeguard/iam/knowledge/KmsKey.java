package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.report.Condition;

/**
 * A key as a request names it: by id, ARN, alias or alias ARN. An alias is no resource of KMS's cryptographic actions,
 * which IAM evaluates on the key behind it (AWS KMS Developer Guide, "Using aliases to control access").
 *
 * @param arn the key's ARN, or that of all keys of its region and account
 * @param alias {@code alias/name}, or null when the key itself is named or none is
 */
record KmsKey(String arn, String alias, boolean exact) {

    static KmsKey of(Call call, String name) {
        if (!ArnText.isPlain(name)) {
            return new KmsKey(call.arn("kms", "key/*"), null, false);
        }
        if (name.startsWith("alias/")) {
            return new KmsKey(call.arn("kms", "key/*"), name, false);
        }
        if (!name.startsWith("arn:")) {
            String id = name.startsWith("key/") ? name.substring("key/".length()) : name;
            boolean isId = !id.isEmpty() && id.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-');
            return new KmsKey(call.arn("kms", "key/" + (isId ? id : Call.ANY)), null, isId);
        }
        ArnText given = ArnText.of("kms", name);
        if (given != null && given.after("key/") != null) {
            return new KmsKey(name, null, true);
        }
        return given != null && given.after("alias/") != null
                ? new KmsKey(given.with("key/*").toString(), given.resource(), false)
                : new KmsKey(call.arn("kms", "key/*"), null, false);
    }

    /** True for {@code alias/aws/...}: the policy of such a key lets the account use it through its service. */
    boolean isAwsManaged() {
        return alias != null && alias.startsWith("alias/aws/");
    }

    /** A permission for a call to KMS itself, which may name the key by an alias. */
    void needDirectly(Call call, String action) {
        if (alias != null) {
            call.likely(action, arn, new Condition("StringEquals", "kms:RequestAlias", alias));
        } else {
            call.need(action, new Target(arn, exact));
        }
    }

    /** A permission on the key now behind the alias, whatever the request calls the key by. */
    void needBehindAlias(Call call, String action) {
        if (alias != null) {
            call.likely(action, arn, new Condition("ForAnyValue:StringEquals", "kms:ResourceAliases", alias));
        } else {
            call.need(action, new Target(arn, exact));
        }
    }

    /** Permissions for a service that uses the key in the caller's name; none for the keys AWS manages. */
    static void usedByService(Call call, String member, String... actions) {
        String name = call.name(member);
        if (name == null) {
            return;
        }
        KmsKey key = of(call, name);
        if (!key.isAwsManaged()) {
            for (String action : actions) {
                key.needBehindAlias(call, action);
            }
        }
    }
}
