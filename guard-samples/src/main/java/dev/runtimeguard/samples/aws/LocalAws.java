package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * The embedded AWS endpoint on a loopback port, for SDK clients with {@code endpointOverride} or
 * {@code AWS_ENDPOINT_URL}: S3, STS and IAM with what they store, and the permissions of the services in
 * {@link Services}. Signatures are verified and policies evaluated; nothing leaves the process. Thread-safe.
 */
public final class LocalAws implements AutoCloseable {
    /** The account of the methods that name none: AWS's own example account. */
    public static final String DEFAULT_ACCOUNT = "123456789012";

    /** A latency longer than any test waits. */
    public static final Duration NEVER = Duration.ofDays(1);

    private static final String DEFAULT_REGION = "us-east-1";

    private final Accounts accounts;
    private final Buckets buckets = new Buckets();
    private final Journal journal = new Journal();
    private final Latency latency = new Latency();
    private final LoopbackServer server;
    private volatile DenialWording wording = DenialWording.DETAILED;

    private LocalAws() throws IOException {
        AccessKeys accessKeys = new AccessKeys();
        accounts = new Accounts(accessKeys);
        Map<String, AwsService> services = Services.all(buckets, accounts, this::wording);
        server = LoopbackServer.start(
                "local-aws", new Endpoint(services, new Authenticator(accessKeys), journal, latency));
    }

    /**
     * Starts the endpoint.
     *
     * @throws IOException when no port can be opened
     */
    public static LocalAws start() throws IOException {
        return new LocalAws();
    }

    /** {@code http://127.0.0.1:port}, for every service. */
    public URI endpoint() {
        return server.uri();
    }

    /** The environment variables that send a process's SDK clients here, signing with the session's credentials. */
    public Map<String, String> environment(Session session) {
        return Map.of(
                "AWS_ACCESS_KEY_ID", session.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", session.secretAccessKey(),
                "AWS_SESSION_TOKEN", session.sessionToken(),
                "AWS_ENDPOINT_URL", endpoint().toString());
    }

    /** The default account. */
    public Account account() {
        return account(DEFAULT_ACCOUNT);
    }

    /**
     * The account of that id, made when first named.
     *
     * @throws IllegalArgumentException unless it is 12 digits
     */
    public Account account(String id) {
        return accounts.get(id);
    }

    /** A role of the default account, made with no permissions when there is none of that name. */
    public Role createRole(String name) {
        return account().createRole(name);
    }

    /** A bucket of the default account in us-east-1. */
    public Bucket createBucket(String name) {
        return createBucket(account(), name);
    }

    /**
     * A bucket in us-east-1.
     *
     * @throws AwsException when the name is taken
     */
    public Bucket createBucket(Account owner, String name) {
        return buckets.create(owner, name, DEFAULT_REGION);
    }

    /**
     * The bucket of that name, whoever made it.
     *
     * @throws AwsException when there is none
     */
    public Bucket bucket(String name) {
        return buckets.get(name);
    }

    /** How denials are worded from now on; {@link DenialWording#DETAILED} at first. */
    public void wording(DenialWording newWording) {
        wording = newWording;
    }

    private DenialWording wording() {
        return wording;
    }

    /**
     * Delays every response of a service. The request is carried out and recorded before the wait.
     *
     * @param service the signing name, as {@code sts}
     * @param delay {@link #NEVER} for a service that does not answer, zero for none
     */
    public void latency(String service, Duration delay) {
        latency.set(service, delay);
    }

    public Journal journal() {
        return journal;
    }

    /** Stops at once; requests under way get no answer. */
    @Override
    public void close() throws IOException {
        server.close();
    }
}
