package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.report.Condition;
import dev.runtimeguard.report.Remedy;
import java.util.List;

/**
 * AWS KMS. Its actions are evaluated on the key, though many calls may name it by an alias; then the condition {@code
 * kms:RequestAlias} limits the grant to calls by that alias. Managing an alias needs a permission on alias and key both.
 */
final class Kms {

    private Kms() {}

    static ServicePermissions permissions() {
        return new Rules("Kms", "kms")
                .on(
                        call -> byAnyName(call, "kms:" + call.operation(), "KeyId"),
                        "Decrypt",
                        "DeriveSharedSecret",
                        "DescribeKey",
                        "Encrypt",
                        "GenerateDataKey",
                        "GenerateDataKeyPair",
                        "GenerateDataKeyPairWithoutPlaintext",
                        "GenerateDataKeyWithoutPlaintext",
                        "GenerateMac",
                        "GetPublicKey",
                        "Sign",
                        "Verify",
                        "VerifyMac")
                .on(
                        call -> {
                            byAnyName(call, "kms:ReEncryptFrom", "SourceKeyId");
                            byAnyName(call, "kms:ReEncryptTo", "DestinationKeyId");
                        },
                        "ReEncrypt")
                .on(Kms::createAlias, "CreateAlias")
                .on(Kms::changeAlias, "UpdateAlias", "DeleteAlias")
                .on(Kms::createKey, "CreateKey")
                .checking(Kms::checks);
    }

    private static void byAnyName(Call call, String action, String member) {
        KmsKey.of(call, call.name(member)).needDirectly(call, action);
    }

    private static void createAlias(Call call) {
        call.need("kms:CreateAlias", alias(call));
        targetKey(call, "kms:CreateAlias");
    }

    /** The key the alias stands for so far is not in the request, but is told by the alias itself. */
    private static void changeAlias(Call call) {
        String action = "kms:" + call.operation();
        Target alias = alias(call);
        call.need(action, alias);
        String name = call.name("AliasName");
        if (name != null && name.startsWith("alias/")) {
            call.likely(
                    action,
                    call.arn("kms", "key/*"),
                    new Condition("ForAnyValue:StringEquals", "kms:ResourceAliases", name));
        } else {
            call.guess(action, call.arn("kms", "key/*"));
        }
        if (call.operation().equals("UpdateAlias")) {
            targetKey(call, action);
        }
    }

    private static void targetKey(Call call, String action) {
        KmsKey key = KmsKey.of(call, call.name("TargetKeyId"));
        call.need(action, new Target(key.arn(), key.exact()));
    }

    private static Target alias(Call call) {
        String name = call.name("AliasName");
        return name == null || !name.startsWith("alias/")
                ? Target.open(call.arn("kms", "alias/*"))
                : Target.exact(call.arn("kms", name));
    }

    private static void createKey(Call call) {
        call.likely("kms:CreateKey", "*");
        call.taggingWith("Tags", "kms:TagResource", call.arn("kms", "key/*"));
    }

    private static List<Remedy> checks(String operation, RequestFields fields) {
        String key = Members.text(fields, "KeyId");
        if (key == null) {
            return operation.equals("Decrypt") || operation.equals("ReEncrypt")
                    ? List.of(
                            new Remedy(
                                    Remedy.Kind.CHECK,
                                    "which key encrypted the data? The request leaves it to the ciphertext, which may be of another"
                                            + " key, region or account than meant",
                                    "Set KeyId in the request: a ciphertext of another key then fails as IncorrectKeyException."))
                    : List.of();
        }
        return List.of(
                Check.of(
                                "does the key exist in this account and region, and which is behind an alias?",
                                "aws kms describe-key --query 'KeyMetadata.[Arn,KeyState]'")
                        .option("key-id", key)
                        .remedy(),
                Check.of(
                                "does the key's policy let IAM policies of the role's account decide? Without that, a"
                                        + " permission of the role counts for nothing",
                                "aws kms get-key-policy --policy-name default --query Policy --output text")
                        .option("key-id", key)
                        .remedy());
    }
}
