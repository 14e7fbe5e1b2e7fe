package dev.runtimeguard.samples.aws;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All accounts of the endpoint, made when first named. */
final class Accounts {
    private final AccessKeys accessKeys;
    private final Map<String, Account> byId = new ConcurrentHashMap<>();

    Accounts(AccessKeys accessKeys) {
        this.accessKeys = accessKeys;
    }

    Account get(String id) {
        return byId.computeIfAbsent(id, i -> new Account(i, accessKeys));
    }

    Optional<Role> role(String arn) {
        String[] parts = arn.split(":", 6);
        if (parts.length != 6 || !parts[5].startsWith("role/")) {
            return Optional.empty();
        }
        String name = parts[5].substring(parts[5].lastIndexOf('/') + 1);
        return Optional.ofNullable(byId.get(parts[4]))
                .flatMap(account -> account.role(name))
                .filter(role -> role.arn().equals(arn));
    }

    Optional<KmsKey> key(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length != 6
                ? Optional.empty()
                : Optional.ofNullable(byId.get(parts[4])).flatMap(account -> account.key(arn));
    }
}
