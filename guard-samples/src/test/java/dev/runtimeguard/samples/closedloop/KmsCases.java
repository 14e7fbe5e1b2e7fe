package dev.runtimeguard.samples.closedloop;

import dev.runtimeguard.samples.aws.DenialWording;
import dev.runtimeguard.samples.aws.LocalAws;
import java.util.List;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** KMS with keys by ARN, id, alias, and by nothing but the ciphertext. */
final class KmsCases {
    private static final SdkBytes DATA = SdkBytes.fromUtf8String("d");

    private final String key;
    private final String neighbour;

    /** Makes the keys: unlike other services, KMS tells a key that is not there from one that is not allowed. */
    KmsCases(LocalAws aws) {
        key = aws.account().createKey("eu-west-1").alias("alias/orders").arn();
        neighbour = aws.account().createKey("eu-west-1").alias("alias/orders2").arn();
    }

    List<LoopCase> all() {
        return List.of(
                onKey("Encrypt", (k, id) -> k.encrypt(r -> r.keyId(id).plaintext(DATA))),
                onKey(
                        "Encrypt by id",
                        (k, id) -> k.encrypt(
                                r -> r.keyId(id.substring(id.indexOf('/') + 1)).plaintext(DATA))),
                onAlias(
                        "Encrypt by alias",
                        (k, alias) -> k.encrypt(r -> r.keyId(alias).plaintext(DATA))),
                onAlias(
                        "Encrypt by alias ARN",
                        (k, alias) ->
                                k.encrypt(r -> r.keyId(Arns.arn("kms", alias)).plaintext(DATA))),
                onKey("Decrypt", (k, id) -> k.decrypt(r -> r.keyId(id).ciphertextBlob(madeWith(id)))),
                // Only the ciphertext knows the key: neither the request nor the denial names it.
                onKey("Decrypt by ciphertext", (k, id) -> k.decrypt(r -> r.ciphertextBlob(madeWith(id))))
                        .endsAs(Outcome.WIDE_GUESS, DenialWording.values()),
                onKey(
                        "GenerateDataKey",
                        (k, id) -> k.generateDataKey(r -> r.keyId(id).keySpec(DataKeySpec.AES_256))),
                onKey(
                        "ReEncrypt",
                        (k, id) -> k.reEncrypt(
                                r -> r.sourceKeyId(key).destinationKeyId(id).ciphertextBlob(madeWith(key)))),
                onKey(
                        "Sign",
                        (k, id) -> k.sign(r -> r.keyId(id)
                                .message(DATA)
                                .messageType(MessageType.RAW)
                                .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256))),
                onKey("DescribeKey", (k, id) -> k.describeKey(r -> r.keyId(id))));
    }

    private LoopCase onKey(String name, BiConsumer<KmsClient, String> call) {
        return of(name, key, neighbour, call);
    }

    private LoopCase onAlias(String name, BiConsumer<KmsClient, String> call) {
        return of(name, "alias/orders", "alias/orders2", call);
    }

    private LoopCase of(String name, String id, String neighbourId, BiConsumer<KmsClient, String> call) {
        return LoopCase.onResource(
                "kms " + name,
                id,
                neighbourId,
                (sdk, usedId) -> call.accept(kms(sdk), usedId),
                sdk -> kms(sdk).scheduleKeyDeletion(r -> r.keyId(key)));
    }

    /** As the endpoint reads it: the ciphertext tells its key. */
    private static SdkBytes madeWith(String keyArn) {
        return SdkBytes.fromUtf8String(keyArn);
    }

    private static KmsClient kms(SdkClients sdk) {
        return sdk.client(KmsClient.class, KmsClient::builder);
    }
}
