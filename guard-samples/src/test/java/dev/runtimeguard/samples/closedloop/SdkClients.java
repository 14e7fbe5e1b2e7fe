package dev.runtimeguard.samples.closedloop;

import dev.runtimeguard.samples.aws.LocalAws;
import dev.runtimeguard.samples.aws.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * Real SDK clients of every service, pointed at the endpoint. Each is built once: a change of session counts from the
 * next call on, as a client's credentials change under it in a function that lives long. For one thread.
 */
final class SdkClients implements AutoCloseable {
    private final LocalAws aws;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final Map<Class<?>, SdkClient> clients = new HashMap<>();
    private Session session;

    SdkClients(LocalAws aws) {
        this.aws = aws;
    }

    /** Signs all calls from now on with that session's credentials. */
    void use(Session newSession) {
        session = newSession;
    }

    /** The client of a service, as {@code client(SqsClient.class, SqsClient::builder)}. */
    <C extends SdkClient, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C client(
            Class<C> type, Supplier<B> builder) {
        return type.cast(clients.computeIfAbsent(type, t -> builder.get()
                .endpointOverride(aws.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(this::credentials)
                .httpClient(http)
                .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1))
                        .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
                .build()));
    }

    private AwsCredentials credentials() {
        return AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }

    @Override
    public void close() {
        clients.values().forEach(SdkClient::close);
        http.close();
    }
}
