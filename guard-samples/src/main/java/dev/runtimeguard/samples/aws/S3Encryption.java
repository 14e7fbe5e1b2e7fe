package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpResponse;

/** SSE-KMS: which key applies, and the permission on it that S3 uses in the caller's name. */
final class S3Encryption {
    private static final String ALGORITHM = "x-amz-server-side-encryption";
    private static final String KEY_ID = "x-amz-server-side-encryption-aws-kms-key-id";

    private final Accounts accounts;

    S3Encryption(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * The key a new object will be encrypted with; null when not with SSE-KMS, or with the AWS managed key, which
     * everybody in the account may use through S3.
     */
    KmsKey keyFor(S3Call s3) {
        String algorithm = s3.request().header(ALGORITHM);
        if (algorithm == null) {
            return s3.bucket().defaultKey();
        }
        String id = s3.request().header(KEY_ID);
        if (!algorithm.startsWith("aws:kms")) {
            return null;
        }
        if (id == null) {
            return s3.bucket().defaultKey();
        }
        String arn = id.startsWith("arn:")
                ? id
                : "arn:aws:kms:" + s3.call().region() + ":"
                        + s3.call().caller().identity().accountId() + ":key/" + id;
        return accounts.key(arn)
                .orElseThrow(() -> new AwsException(
                        400, "KMS.NotFoundException", "Invalid arn " + s3.call().region()));
    }

    /** @throws Denial when the caller may not use the key so; a null key needs nothing */
    static void require(S3Call s3, KmsKey key, String action) {
        if (key != null) {
            s3.call()
                    .require(key.permission(action, "s3." + s3.call().region() + ".amazonaws.com")
                            .with(
                                    "kms:EncryptionContext:aws:s3:arn",
                                    s3.request().address().arn()));
        }
    }

    static HttpResponse describe(HttpResponse response, KmsKey key) {
        return key == null
                ? response.header(ALGORITHM, "AES256")
                : response.header(ALGORITHM, "aws:kms").header(KEY_ID, key.arn());
    }
}
