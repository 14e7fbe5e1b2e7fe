package dev.runtimeguard.samples.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.GuardedHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** A function with secrets wherever a function has them, which fails in the way its event says. */
final class SecretHandlers {

    static final String BUCKET = "acme-vault-123456789012";
    static final String KEY = "customers/zoe.json";
    static final String QUEUE = "https://sqs.us-east-1.amazonaws.com/123456789012/acme-claims";
    static final String TABLE = "acme-patients";
    static final Path FILE = Path.of("/var/task/acme-private/zoe.txt");
    static final Path UPLOAD = Path.of("/tmp/acme-upload.bin");

    private SecretHandlers() {}

    /** Fails as {@code do} says, with the secret of {@code secret} in all it does. */
    public static final class Fails extends GuardedHandler<Map<String, String>, String> {

        @Override
        protected String handle(Map<String, String> event, Context context) throws IOException {
            String secret = event.get("secret");
            switch (event.get("do")) {
                case "s3" -> put(secret);
                case "wrapped" -> {
                    try {
                        put(secret);
                    } catch (S3Exception denied) {
                        denied.addSuppressed(new IllegalStateException("password=" + secret));
                        throw new IllegalStateException("no report today", denied);
                    }
                }
                case "presigned" -> readPresigned();
                case "dynamodb" -> {
                    try (DynamoDbClient dynamo = DynamoDbClient.create()) {
                        dynamo.putItem(put -> put.tableName(TABLE).item(Map.of("id", AttributeValue.fromS(secret))));
                    }
                }
                case "sqs" -> {
                    try (SqsClient sqs = SqsClient.create()) {
                        sqs.sendMessage(send -> send.queueUrl(QUEUE).messageBody(secret));
                    }
                }
                case "ssm" -> {
                    try (SsmClient ssm = SsmClient.create()) {
                        ssm.putParameter(put -> put.name("/acme/db").value(secret));
                    }
                }
                case "secretsmanager" -> {
                    try (SecretsManagerClient secrets = SecretsManagerClient.create()) {
                        secrets.putSecretValue(put -> put.secretId("acme-db").secretString(secret));
                    }
                }
                case "kms" -> {
                    try (KmsClient kms = KmsClient.create()) {
                        kms.encrypt(call -> call.keyId("alias/acme")
                                .plaintext(SdkBytes.fromUtf8String(secret))
                                .encryptionContext(Map.of("token", secret)));
                    }
                }
                case "lambda" -> {
                    try (LambdaClient lambda = LambdaClient.create()) {
                        lambda.invoke(call -> call.functionName("acme-billing")
                                .clientContext(Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)))
                                .payload(SdkBytes.fromUtf8String('"' + secret + '"')));
                    }
                }
                case "file" -> Files.writeString(FILE, secret);
                case "upload" -> Files.write(UPLOAD, secret.repeat(500_000).getBytes(UTF_8));
                default -> throw new IllegalArgumentException("nothing to do");
            }
            return "done";
        }

        private static void put(String secret) {
            byte[] key = secret.substring(0, 32).getBytes(UTF_8);
            try (S3Client s3 = TestHandlers.s3()) {
                s3.putObject(
                        put -> put.bucket(BUCKET)
                                .key(KEY)
                                .metadata(Map.of("token", secret))
                                .overrideConfiguration(own -> own.putHeader("X-Acme-Token", "Bearer " + secret)
                                        .putHeader(
                                                "X-Acme-Key",
                                                Base64.getEncoder().encodeToString(key))),
                        RequestBody.fromString(secret));
            }
        }

        /** With a URL that is a secret itself; the failure of the JDK's own client quotes it. */
        private static void readPresigned() throws IOException {
            try (S3Presigner presigner = S3Presigner.builder()
                    .serviceConfiguration(S3Configuration.builder()
                            .pathStyleAccessEnabled(true)
                            .build())
                    .endpointOverride(URI.create(System.getenv("AWS_ENDPOINT_URL")))
                    .build()) {
                presigner
                        .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(1))
                                .getObjectRequest(get -> get.bucket(BUCKET).key(KEY)))
                        .url()
                        .openStream()
                        .close();
            }
        }
    }
}
