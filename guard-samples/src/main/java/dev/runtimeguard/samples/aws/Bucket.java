package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.policy.Policy;
import dev.runtimeguard.samples.aws.policy.PolicyType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An S3 bucket. Thread-safe. */
public final class Bucket {
    private final Account owner;
    private final String name;
    private final String region;
    private final Instant created = Instant.now();
    private final ObjectStore objects = new ObjectStore();
    private final Map<String, MultipartUpload> uploads = new ConcurrentHashMap<>();
    private final Map<String, byte[]> settings = new ConcurrentHashMap<>();
    private volatile Policy policy;
    private volatile KmsKey defaultKey;
    private volatile boolean versioned;

    Bucket(Account owner, String name, String region) {
        this.owner = owner;
        this.name = name;
        this.region = region;
    }

    public String name() {
        return name;
    }

    public String arn() {
        return "arn:aws:s3:::" + name;
    }

    public Account owner() {
        return owner;
    }

    /**
     * Sets the bucket policy; null removes it.
     *
     * @throws dev.runtimeguard.samples.aws.policy.MalformedPolicyException when S3 would refuse it
     */
    public Bucket policy(String json) {
        policy = json == null ? null : Policy.parse(PolicyType.RESOURCE, null, json);
        return this;
    }

    /** Encrypts new objects with SSE-KMS under this key unless a request says otherwise; null stops that. */
    public Bucket defaultKey(KmsKey key) {
        defaultKey = key;
        return this;
    }

    /** Keeps every version from now on. */
    public Bucket versioned(boolean on) {
        versioned = on;
        return this;
    }

    /** Puts an object past all permissions. */
    public Bucket put(String key, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        objects.put(new StoredObject(key, newVersionId(), bytes, S3Objects.etag(bytes), Map.of(), defaultKey));
        return this;
    }

    /** The current content of an object past all permissions, empty when there is none. */
    public Optional<byte[]> content(String key) {
        return objects.current(key).map(o -> o.content().clone());
    }

    String newVersionId() {
        return versioned ? Secrets.hex(32) : "null";
    }

    Policy policy() {
        return policy;
    }

    KmsKey defaultKey() {
        return defaultKey;
    }

    boolean versioned() {
        return versioned;
    }

    String region() {
        return region;
    }

    Instant created() {
        return created;
    }

    ObjectStore objects() {
        return objects;
    }

    Map<String, MultipartUpload> uploads() {
        return uploads;
    }

    Map<String, byte[]> settings() {
        return settings;
    }
}
