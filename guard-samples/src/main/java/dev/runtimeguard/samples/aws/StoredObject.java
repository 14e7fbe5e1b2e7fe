package dev.runtimeguard.samples.aws;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** One version of an object. */
final class StoredObject {
    private final String key;
    private final String versionId;
    private final byte[] content;
    private final boolean deleteMarker;
    private final String etag;
    private final Map<String, String> headers;
    private final KmsKey encryptionKey;
    private final Instant lastModified = Instant.now();
    private final Map<String, String> tags = new ConcurrentHashMap<>();
    private final Map<String, byte[]> settings = new ConcurrentHashMap<>();

    /**
     * @param content null for a delete marker
     * @param headers what was sent to be given back: content type, user metadata and so on
     * @param encryptionKey null unless encrypted with SSE-KMS
     */
    StoredObject(
            String key,
            String versionId,
            byte[] content,
            String etag,
            Map<String, String> headers,
            KmsKey encryptionKey) {
        this.key = key;
        this.versionId = versionId;
        this.content = content == null ? new byte[0] : content;
        this.deleteMarker = content == null;
        this.etag = etag;
        this.headers = new TreeMap<>(headers);
        this.encryptionKey = encryptionKey;
    }

    String key() {
        return key;
    }

    /** {@code null} as text for an object of an unversioned bucket. */
    String versionId() {
        return versionId;
    }

    byte[] content() {
        return content;
    }

    boolean deleteMarker() {
        return deleteMarker;
    }

    /** In quotes. */
    String etag() {
        return etag;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** Null unless encrypted with SSE-KMS. */
    KmsKey encryptionKey() {
        return encryptionKey;
    }

    Instant lastModified() {
        return lastModified;
    }

    Map<String, String> tags() {
        return tags;
    }

    /** Bodies stored by PUTs of acl, retention and legal-hold. */
    Map<String, byte[]> settings() {
        return settings;
    }
}
