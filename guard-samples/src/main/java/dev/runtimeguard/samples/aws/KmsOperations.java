package dev.runtimeguard.samples.aws;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * KMS: a key by id, ARN, alias or alias ARN, always evaluated on the key's own ARN; a ciphertext tells the key that it
 * was made with.
 */
final class KmsOperations implements Operations {
    private static final Map<String, String> ANSWERS = Map.of(
            "Encrypt", "{\"CiphertextBlob\":\"YQ==\"}",
            "Decrypt", "{\"Plaintext\":\"YQ==\"}",
            "GenerateDataKey", "{\"Plaintext\":\"YQ==\",\"CiphertextBlob\":\"YQ==\"}");

    private final OperationTable table = new OperationTable("kms");
    private final Accounts accounts;

    KmsOperations(Accounts accounts) {
        this.accounts = accounts;
        for (String operation : List.of(
                "Encrypt",
                "GenerateDataKey",
                "GenerateDataKeyWithoutPlaintext",
                "GenerateMac",
                "VerifyMac",
                "Sign",
                "Verify",
                "GetPublicKey",
                "DescribeKey",
                "CreateGrant",
                "ScheduleKeyDeletion")) {
            table.needs(operation, input -> List.of(byId(operation, input, "KeyId")));
        }
        table.needs(
                "Decrypt",
                input ->
                        List.of(input.has("KeyId") ? byId("Decrypt", input, "KeyId") : byCiphertext("Decrypt", input)));
        table.needs("ReEncrypt", this::reEncrypt);
        table.on(OperationTable.ANY, "ListKeys", "ListAliases", "GenerateRandom");
        ANSWERS.forEach((operation, answer) -> table.answers(operation, input -> answer));
    }

    @Override
    public List<Permission> permissions(Input input) {
        return table.permissions(input);
    }

    @Override
    public String answer(Input input) {
        return table.answer(input);
    }

    private List<Permission> reEncrypt(Input input) {
        return List.of(
                input.has("SourceKeyId")
                        ? byId("ReEncryptFrom", input, "SourceKeyId")
                        : byCiphertext("ReEncryptFrom", input),
                byId("ReEncryptTo", input, "DestinationKeyId"));
    }

    private Permission byId(String action, Input input, String member) {
        String id = input.required(member);
        String alias = id.startsWith("arn:") ? id.substring(id.lastIndexOf(':') + 1) : id;
        if (!alias.startsWith("alias/")) {
            return key(input.arn("kms", "key/", id)).permission("kms:" + action);
        }
        return accounts.get(input.account())
                .keyByAlias(input.region(), alias)
                .orElseThrow(() -> notFound("Alias " + input.arn("kms", "", alias) + " is not found."))
                .permission("kms:" + action)
                .with("kms:RequestAlias", alias);
    }

    /** Without a key in the request the denial does not name one either. */
    private Permission byCiphertext(String action, Input input) {
        byte[] ciphertext = Base64.getDecoder().decode(input.required("CiphertextBlob"));
        return key(new String(ciphertext, StandardCharsets.UTF_8))
                .permission("kms:" + action)
                .shownAs("the resource associated with this ciphertext");
    }

    private KmsKey key(String arn) {
        return accounts.key(arn).orElseThrow(() -> notFound("Key '" + arn + "' does not exist"));
    }

    private static AwsException notFound(String message) {
        return new AwsException(400, "NotFoundException", message);
    }
}
