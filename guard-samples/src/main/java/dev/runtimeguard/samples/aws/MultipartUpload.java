package dev.runtimeguard.samples.aws;

import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A multipart upload under way.
 *
 * @param headers what to give back with the object
 * @param tags the tags the object will have
 * @param encryptionKey null unless SSE-KMS
 * @param parts by part number
 */
record MultipartUpload(
        String id,
        String key,
        Map<String, String> headers,
        Map<String, String> tags,
        KmsKey encryptionKey,
        NavigableMap<Integer, byte[]> parts) {

    static MultipartUpload start(
            String key, Map<String, String> headers, Map<String, String> tags, KmsKey encryptionKey) {
        return new MultipartUpload(Secrets.hex(64), key, headers, tags, encryptionKey, new ConcurrentSkipListMap<>());
    }
}
