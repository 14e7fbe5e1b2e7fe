package dev.runtimeguard.samples.aws;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every access key that was issued, of all accounts. */
final class AccessKeys {
    private final Map<String, Credential> byId = new ConcurrentHashMap<>();

    void add(Credential credential) {
        byId.put(credential.accessKeyId(), credential);
    }

    Optional<Credential> find(String accessKeyId) {
        return Optional.ofNullable(byId.get(accessKeyId));
    }
}
