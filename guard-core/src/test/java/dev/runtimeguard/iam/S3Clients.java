package dev.runtimeguard.iam;

import dev.runtimeguard.testing.FakeAws;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Clients of the SDK, as functions make them, that talk to a fake. */
final class S3Clients {

    static final AwsCredentialsProvider CREDENTIALS = StaticCredentialsProvider.create(AwsSessionCredentials.create(
            Calls.CREDENTIALS.accessKeyId(), Calls.CREDENTIALS.secretAccessKey(), Calls.CREDENTIALS.sessionToken()));

    private S3Clients() {}

    static S3ClientBuilder sync(FakeAws aws) {
        return S3Client.builder()
                .endpointOverride(aws.uri())
                .region(Region.EU_WEST_1)
                .forcePathStyle(true)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(config -> config.retryStrategy(DefaultRetryStrategy.doNotRetry()));
    }

    static S3AsyncClient async(FakeAws aws) {
        return S3AsyncClient.builder()
                .endpointOverride(aws.uri())
                .region(Region.EU_WEST_1)
                .forcePathStyle(true)
                .credentialsProvider(CREDENTIALS)
                .build();
    }
}
