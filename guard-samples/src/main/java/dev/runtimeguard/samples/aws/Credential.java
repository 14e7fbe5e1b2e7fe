package dev.runtimeguard.samples.aws;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * An access key and whose it is.
 *
 * @param sessionToken null for a long-term key
 * @param expiry null for a long-term key
 * @param caller the owner, looked at anew for every request
 */
record Credential(
        String accessKeyId, String secretAccessKey, String sessionToken, Instant expiry, Supplier<Caller> caller) {

    /** Without the secrets, which records print by default. */
    @Override
    public String toString() {
        return "Credential[" + accessKeyId + "]";
    }
}
