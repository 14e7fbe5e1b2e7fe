package dev.runtimeguard.samples.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** Only a request that its key really signed gets through. */
class SignatureTest {
    private LocalAws aws;
    private Role role;
    private Session session;

    @BeforeEach
    void start() throws Exception {
        aws = LocalAws.start();
        aws.createBucket("reports").put("k", "v");
        role = aws.createRole("fn-role").putPolicy("all", Policies.allow("s3:*", "*"));
        session = role.assume("fn");
    }

    @AfterEach
    void stop() throws Exception {
        aws.close();
    }

    @Test
    void wrongSecret() {
        AwsCredentials wrong = AwsSessionCredentials.create(session.accessKeyId(), "wrong", session.sessionToken());
        assertS3Refuses(wrong, 403, "SignatureDoesNotMatch");
        assertStsRefuses(wrong, 403, "SignatureDoesNotMatch");
    }

    @Test
    void unknownKey() {
        AwsCredentials unknown = AwsBasicCredentials.create("AKIAY34FZKBOKMUTVV7A", "secret");
        assertS3Refuses(unknown, 403, "InvalidAccessKeyId");
        assertStsRefuses(unknown, 403, "InvalidClientTokenId");
    }

    @Test
    void wrongOrMissingToken() {
        assertS3Refuses(
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), "other"),
                400,
                "InvalidToken");
        assertStsRefuses(
                AwsBasicCredentials.create(session.accessKeyId(), session.secretAccessKey()),
                403,
                "InvalidClientTokenId");
    }

    @Test
    void expiredToken() {
        Session expired = role.assume("late", Duration.ofSeconds(-1));
        AwsCredentials credentials =
                AwsSessionCredentials.create(expired.accessKeyId(), expired.secretAccessKey(), expired.sessionToken());
        assertS3Refuses(credentials, 400, "ExpiredToken");
        assertStsRefuses(credentials, 403, "ExpiredToken");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBodyChangedOnItsWay(boolean chunked) {
        TamperingHttpClient http = new TamperingHttpClient(ApacheHttpClient.create());
        try (S3Client s3 = Clients.s3Builder(aws, Clients.credentials(session), http)
                .serviceConfiguration(S3Configuration.builder()
                        .chunkedEncodingEnabled(chunked)
                        .build())
                .build()) {
            s3.putObject(r -> r.bucket("reports").key("x"), RequestBody.fromString("honest"));
            assertThat(http.payloadMode()).startsWith(chunked ? "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" : "");
            http.replace("honest", "forged");
            S3Exception refused = catchThrowableOfType(
                    S3Exception.class,
                    () -> s3.putObject(r -> r.bucket("reports").key("x"), RequestBody.fromString("honest")));
            assertThat(refused.awsErrorDetails().errorCode())
                    .isEqualTo(chunked ? "SignatureDoesNotMatch" : "XAmzContentSHA256Mismatch");
        }
        assertThat(aws.bucket("reports").content("x")).contains("honest".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b+c&d=e/ü/%25", "..//x", "~-._*'()!", "日本", "a?b#c;d,e:f@g$h[i]"})
    void awkwardKeysSignAlike(String key) {
        try (S3Client s3 = Clients.s3(aws, session)) {
            s3.putObject(r -> r.bucket("reports").key(key), RequestBody.fromString("x"));
            assertThat(s3.getObjectAsBytes(r -> r.bucket("reports").key(key)).asUtf8String())
                    .isEqualTo("x");
            assertThat(s3.listObjectsV2(r -> r.bucket("reports").prefix(key)).contents())
                    .extracting(o -> o.key())
                    .containsExactly(key);
        }
    }

    @Test
    void bucketInTheHostName() throws Exception {
        try (S3Client s3 = S3Client.builder()
                .endpointOverride(
                        URI.create("http://localhost:" + aws.endpoint().getPort()))
                .region(Region.EU_WEST_1)
                .credentialsProvider(Clients.credentials(session))
                .httpClient(ApacheHttpClient.builder()
                        .dnsResolver(host -> new InetAddress[] {InetAddress.getLoopbackAddress()})
                        .build())
                .build()) {
            assertThat(s3.getObjectAsBytes(r -> r.bucket("reports").key("k")).asUtf8String())
                    .isEqualTo("v");
        }
    }

    @Test
    void presignedUrl() throws Exception {
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(Clients.credentials(session))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build()) {
            URI url = presigner
                    .presignGetObject(r -> r.signatureDuration(Duration.ofMinutes(1))
                            .getObjectRequest(g -> g.bucket("reports").key("k")))
                    .url()
                    .toURI();
            assertThat(status(url)).isEqualTo(200);
            assertThat(status(URI.create(url.toString().replace("/k?", "/l?")))).isEqualTo(403);
        }
    }

    @Test
    void unsignedRequestsAreAnonymous() throws Exception {
        URI url = aws.endpoint().resolve("/reports/k");
        assertThat(status(url)).isEqualTo(403);
        aws.bucket("reports").policy(Policies.statement("Allow", "'*'", "s3:GetObject", "arn:aws:s3:::reports/*"));
        assertThat(status(url)).isEqualTo(200);
        assertThat(aws.journal().entries()).extracting(JournalEntry::principal).containsOnly("anonymous");
    }

    private static int status(URI url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                .statusCode();
    }

    private void assertS3Refuses(AwsCredentials credentials, int status, String code) {
        try (S3Client s3 =
                Clients.s3(aws, StaticCredentialsProvider.create(credentials), UrlConnectionHttpClient.create())) {
            S3Exception refused = catchThrowableOfType(
                    S3Exception.class,
                    () -> s3.getObjectAsBytes(r -> r.bucket("reports").key("k")));
            assertThat(refused.statusCode()).isEqualTo(status);
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
        }
    }

    private void assertStsRefuses(AwsCredentials credentials, int status, String code) {
        try (StsClient sts = Clients.sts(aws, StaticCredentialsProvider.create(credentials))) {
            assertThatThrownBy(sts::getCallerIdentity).isInstanceOfSatisfying(StsException.class, refused -> {
                assertThat(refused.statusCode()).isEqualTo(status);
                assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
            });
        }
    }
}
