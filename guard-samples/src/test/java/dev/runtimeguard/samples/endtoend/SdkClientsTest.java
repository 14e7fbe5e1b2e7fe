package dev.runtimeguard.samples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.runtimeguard.Guard;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.samples.aws.DenialWording;
import dev.runtimeguard.samples.aws.Session;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

/** Every kind of S3 client finds the hook: the same denial is explained by each, whatever it leaves of the answer. */
class SdkClientsTest {

    private static final byte[] BIG = new byte[20_000_000];

    @RegisterExtension
    final EmbeddedAws aws = new EmbeddedAws();

    @BeforeEach
    void storeAnObject() {
        aws.bucket().put("k", "content");
    }

    @ParameterizedTest
    @EnumSource(DenialWording.class)
    void urlConnection(DenialWording wording) {
        aws.local().wording(wording);
        try (S3Client s3 = sync(UrlConnectionHttpClient.create())) {
            // Waits for 100-continue: what AWS says instead is lost, unless it says nothing.
            String code = wording == DenialWording.NO_REASON ? "iam.missing-permission" : "iam.ambiguous";
            explains(
                    () -> s3.putObject(r -> r.bucket("b").key("k"), RequestBody.fromString("x")), "s3:PutObject", code);
            explains(() -> s3.headObject(r -> r.bucket("b").key("k")), "s3:GetObject");
        }
    }

    @ParameterizedTest
    @EnumSource(DenialWording.class)
    void apache(DenialWording wording) {
        aws.local().wording(wording);
        try (S3Client s3 = sync(ApacheHttpClient.create())) {
            explains(() -> s3.putObject(r -> r.bucket("b").key("k"), RequestBody.fromString("x")), "s3:PutObject");
        }
    }

    @ParameterizedTest
    @EnumSource(DenialWording.class)
    void netty(DenialWording wording) {
        aws.local().wording(wording);
        try (S3AsyncClient s3 = S3AsyncClient.builder()
                .endpointOverride(aws.local().endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials())
                .forcePathStyle(true)
                .build()) {
            explains(() -> s3.deleteObject(r -> r.bucket("b").key("k")).join(), "s3:DeleteObject");
        }
    }

    @ParameterizedTest
    @EnumSource(DenialWording.class)
    void crtAndTransferManager(DenialWording wording) {
        aws.local().wording(wording);
        try (S3AsyncClient s3 = S3AsyncClient.crtBuilder()
                        .endpointOverride(aws.local().endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(credentials())
                        .forcePathStyle(true)
                        .build();
                S3TransferManager transfers =
                        S3TransferManager.builder().s3Client(s3).build()) {
            explains(
                    () -> s3.getObject(r -> r.bucket("b").key("k"), AsyncResponseTransformer.toBytes())
                            .join(),
                    "s3:GetObject");
            explains(
                    () -> transfers
                            .upload(u -> u.requestBody(AsyncRequestBody.fromBytes(BIG))
                                    .putObjectRequest(r -> r.bucket("b").key("k")))
                            .completionFuture()
                            .join(),
                    "s3:PutObject");
            explains(
                    () -> transfers
                            .downloadFile(d -> d.destination(Path.of("never-written"))
                                    .getObjectRequest(r -> r.bucket("b").key("k")))
                            .completionFuture()
                            .join(),
                    "s3:GetObject");
        }
    }

    private S3Client sync(SdkHttpClient http) {
        return S3Client.builder()
                .endpointOverride(aws.local().endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials())
                .httpClient(http)
                .forcePathStyle(true)
                .build();
    }

    private AwsCredentialsProvider credentials() {
        Session session = aws.session();
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
    }

    private static void explains(Runnable call, String action) {
        explains(call, action, "iam.missing-permission");
    }

    private static void explains(Runnable call, String action, String code) {
        Throwable thrown = catchThrowable(call::run);

        Throwable failure = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        assertThat(failure)
                .isExactlyInstanceOf(S3Exception.class)
                .hasMessageContaining("[Runtime Guard: " + code + "] " + action + " on arn:aws:s3:::b/k");
        assertThat(((S3Exception) failure).statusCode()).isEqualTo(403);
        assertThat(((S3Exception) failure).requestId()).isNotNull();
        Report report = Guard.explain(thrown).orElseThrow();
        assertThat(report.missing()).containsExactly(new Report.Missing(action, "arn:aws:s3:::b/k"));
    }
}
