package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.report.Remedy;
import java.util.List;

/** AWS Secrets Manager. Which further actions an operation needs is what its page in the API reference lists. */
final class SecretsManager {

    private SecretsManager() {}

    static ServicePermissions permissions() {
        return new Rules("SecretsManager", "secretsmanager")
                .on(
                        call -> onSecret(call),
                        "CancelRotateSecret",
                        "DeleteResourcePolicy",
                        "DeleteSecret",
                        "DescribeSecret",
                        "GetResourcePolicy",
                        "GetSecretValue",
                        "ListSecretVersionIds",
                        "PutResourcePolicy",
                        "PutSecretValue",
                        "RemoveRegionsFromReplication",
                        "ReplicateSecretToRegions",
                        "RestoreSecret",
                        "StopReplicationToReplica",
                        "TagResource",
                        "UntagResource",
                        "UpdateSecretVersionStage",
                        "ValidateResourcePolicy")
                .on(SecretsManager::batchGet, "BatchGetSecretValue")
                .on(SecretsManager::create, "CreateSecret")
                .on(SecretsManager::update, "UpdateSecret")
                .on(SecretsManager::rotate, "RotateSecret")
                .checking(SecretsManager::checks);
    }

    private static void onSecret(Call call) {
        Secret.need(call, "secretsmanager:" + call.operation(), Members.text(call.fields(), "SecretId"));
    }

    private static void batchGet(Call call) {
        call.likely("secretsmanager:BatchGetSecretValue", "*");
        List<String> secrets = Members.texts(call.fields(), "SecretIdList");
        for (String secret : secrets) {
            Secret.need(call, "secretsmanager:GetSecretValue", secret);
        }
        if (secrets.isEmpty()) {
            // Found by filters, so any may be among them.
            Secret.need(call, "secretsmanager:GetSecretValue", null);
            call.likely("secretsmanager:ListSecrets", "*");
        }
    }

    private static void create(Call call) {
        String name = call.name("Name");
        Secret.need(call, "secretsmanager:CreateSecret", name);
        if (call.has("Tags")) {
            Secret.need(call, "secretsmanager:TagResource", name);
        }
        if (call.has("AddReplicaRegions")) {
            Secret.need(call, "secretsmanager:ReplicateSecretToRegions", name);
        }
        KmsKey.usedByService(call, "KmsKeyId", "kms:GenerateDataKey", "kms:Decrypt");
    }

    private static void update(Call call) {
        onSecret(call);
        KmsKey.usedByService(call, "KmsKeyId", "kms:GenerateDataKey", "kms:Encrypt", "kms:Decrypt");
    }

    private static void rotate(Call call) {
        onSecret(call);
        FunctionName function = FunctionName.of(call, call.name("RotationLambdaARN"));
        if (function != null) {
            call.likely("lambda:InvokeFunction", function.arn(null));
        }
    }

    private static List<Remedy> checks(String operation, RequestFields fields) {
        String secret = Members.text(fields, "SecretId");
        if (secret == null) {
            return List.of();
        }
        return List.of(
                Check.of(
                                "does the secret exist in this account and region, under this name? Another account's must"
                                        + " be named by its ARN, and its policy must allow the role",
                                "aws secretsmanager describe-secret --query ARN --output text")
                        .option("secret-id", secret)
                        .remedy(),
                Check.of(
                                "is the secret encrypted with a customer managed key? Then reading needs kms:Decrypt and"
                                        + " writing kms:GenerateDataKey as well on the key this prints",
                                "aws secretsmanager describe-secret --query KmsKeyId --output text")
                        .option("secret-id", secret)
                        .remedy());
    }
}
