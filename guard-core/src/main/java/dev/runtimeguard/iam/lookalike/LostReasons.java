package dev.runtimeguard.iam.lookalike;

import java.util.List;

/**
 * What a refusal can have meant whose reason was lost on its way, as AWS says it by the answer's body alone. Which
 * permissions the call itself needs is not said here: that is the first thing to think of.
 */
public final class LostReasons {

    private static final String NO_DENIAL =
            "it was no denial, as S3 answers 403 to an unknown access key, a wrong signature or clock and a blocked public"
                    + " ACL as well";

    private LostReasons() {}

    /**
     * The other causes, the likeliest first, each the end of a sentence.
     *
     * @param service the SDK's name of the service in any spelling; may be null
     * @param operation the operation's name; may be null
     */
    public static List<String> of(String service, String operation) {
        if (!Failure.key(service).equals("s3")) {
            return List.of("a policy outside the role denies it");
        }
        // What a part belongs to is read again when the upload is completed.
        String ofKey = "UploadPart".equals(operation) ? "kms:GenerateDataKey and kms:Decrypt" : "kms:GenerateDataKey";
        return List.of(
                "the bucket encrypts with a KMS key on which the role lacks " + ofKey,
                "the bucket's policy or another outside the role denies it",
                NO_DENIAL);
    }
}
