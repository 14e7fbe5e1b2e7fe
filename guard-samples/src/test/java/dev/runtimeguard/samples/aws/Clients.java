package dev.runtimeguard.samples.aws;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;

/** Real SDK clients pointed at the endpoint. */
final class Clients {
    private Clients() {}

    static AwsCredentialsProvider credentials(Session session) {
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
    }

    static AwsCredentialsProvider credentials(User user) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(user.accessKeyId(), user.secretAccessKey()));
    }

    static S3Client s3(LocalAws aws, Session session) {
        return s3(aws, credentials(session), UrlConnectionHttpClient.create());
    }

    static S3Client s3(LocalAws aws, AwsCredentialsProvider credentials, SdkHttpClient http) {
        return s3Builder(aws, credentials, http).build();
    }

    static S3ClientBuilder s3Builder(LocalAws aws, AwsCredentialsProvider credentials, SdkHttpClient http) {
        return S3Client.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(noRetries());
    }

    static StsClient sts(LocalAws aws, AwsCredentialsProvider credentials) {
        return StsClient.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(noRetries())
                .build();
    }

    static IamClient iam(LocalAws aws, AwsCredentialsProvider credentials) {
        return IamClient.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.AWS_GLOBAL)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(noRetries())
                .build();
    }

    private static ClientOverrideConfiguration noRetries() {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(b -> b.maxAttempts(1))
                .apiCallTimeout(Duration.ofSeconds(20))
                .build();
    }
}
