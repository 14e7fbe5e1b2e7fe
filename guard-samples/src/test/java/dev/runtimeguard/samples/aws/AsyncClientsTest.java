package dev.runtimeguard.samples.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

/** The asynchronous clients: Netty, CRT, and the transfer manager on either. */
class AsyncClientsTest {
    private static final byte[] BIG = new byte[20_000_000];

    private LocalAws aws;
    private Role role;
    private Session session;

    @BeforeEach
    void start() throws Exception {
        aws = LocalAws.start();
        aws.createBucket("b");
        role = aws.createRole("fn-role");
        session = role.assume("fn");
    }

    @AfterEach
    void stop() throws Exception {
        aws.close();
    }

    @Test
    void netty() {
        try (S3AsyncClient s3 = S3AsyncClient.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(Clients.credentials(session))
                .httpClient(NettyNioAsyncHttpClient.create())
                .forcePathStyle(true)
                .build()) {
            S3Exception denied =
                    denied(() -> s3.putObject(r -> r.bucket("b").key("k"), AsyncRequestBody.fromBytes(BIG)));
            assertThat(denied.awsErrorDetails().errorMessage()).contains("s3:PutObject");
            roundTrip(s3);
        }
    }

    @Test
    void crt() {
        try (S3AsyncClient s3 = crtClient()) {
            S3Exception denied =
                    denied(() -> s3.getObject(r -> r.bucket("b").key("k"), AsyncResponseTransformer.toBytes()));
            assertThat(denied.statusCode()).isEqualTo(403);
            roundTrip(s3);
        }
    }

    @Test
    void transferManagerOverCrt() {
        try (S3AsyncClient s3 = crtClient();
                S3TransferManager transfers =
                        S3TransferManager.builder().s3Client(s3).build()) {
            S3Exception denied = denied(() -> transfers
                    .upload(u -> u.requestBody(AsyncRequestBody.fromBytes(BIG))
                            .putObjectRequest(r -> r.bucket("b").key("k")))
                    .completionFuture());
            assertThat(denied.statusCode()).isEqualTo(403);
            role.putPolicy("p", Policies.allow("s3:PutObject", "arn:aws:s3:::b/*"));
            transfers
                    .upload(u -> u.requestBody(AsyncRequestBody.fromBytes(BIG))
                            .putObjectRequest(r -> r.bucket("b").key("k")))
                    .completionFuture()
                    .join();
            assertThat(aws.bucket("b").content("k").orElseThrow()).hasSize(BIG.length);
            assertThat(aws.journal().count("CompleteMultipartUpload")).isEqualTo(1);
        }
    }

    private S3AsyncClient crtClient() {
        return S3AsyncClient.crtBuilder()
                .endpointOverride(aws.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(Clients.credentials(session))
                .forcePathStyle(true)
                .build();
    }

    private void roundTrip(S3AsyncClient s3) {
        role.putPolicy("p", Policies.allow("s3:*", "*"));
        s3.putObject(r -> r.bucket("b").key("k"), AsyncRequestBody.fromBytes(BIG))
                .join();
        assertThat(s3.getObject(r -> r.bucket("b").key("k"), AsyncResponseTransformer.toBytes())
                        .join()
                        .asByteArrayUnsafe())
                .hasSize(BIG.length);
    }

    private static S3Exception denied(Supplier<CompletableFuture<?>> call) {
        Throwable thrown = catchThrowable(() -> call.get().join());
        assertThat(thrown).hasCauseInstanceOf(S3Exception.class);
        return (S3Exception) thrown.getCause();
    }
}
