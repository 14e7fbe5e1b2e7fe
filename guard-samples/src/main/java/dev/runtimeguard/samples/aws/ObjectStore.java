package dev.runtimeguard.samples.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The objects of a bucket with their versions, newest first. Thread-safe. */
final class ObjectStore {
    private final NavigableMap<String, List<StoredObject>> versions = new TreeMap<>();

    /** Adds a version; it replaces one with the same id, as every write does in an unversioned bucket. */
    synchronized void put(StoredObject object) {
        List<StoredObject> all = versions.computeIfAbsent(object.key(), k -> new ArrayList<>());
        all.removeIf(v -> v.versionId().equals(object.versionId()));
        all.add(0, object);
    }

    /** The current version, empty when there is none or it is a delete marker. */
    synchronized Optional<StoredObject> current(String key) {
        return versions.getOrDefault(key, List.of()).stream().findFirst().filter(v -> !v.deleteMarker());
    }

    synchronized Optional<StoredObject> version(String key, String versionId) {
        return versions.getOrDefault(key, List.of()).stream()
                .filter(v -> v.versionId().equals(versionId))
                .findFirst();
    }

    /** Removes one version for good. */
    synchronized void remove(String key, String versionId) {
        List<StoredObject> all = versions.get(key);
        if (all != null && all.removeIf(v -> v.versionId().equals(versionId)) && all.isEmpty()) {
            versions.remove(key);
        }
    }

    /** Current versions in key order. */
    synchronized List<StoredObject> list(Predicate<String> keys) {
        return versions.keySet().stream()
                .filter(keys)
                .map(this::current)
                .flatMap(Optional::stream)
                .toList();
    }

    /** All versions in key order, newest first. */
    synchronized List<StoredObject> listVersions(Predicate<String> keys) {
        return versions.entrySet().stream()
                .filter(e -> keys.test(e.getKey()))
                .flatMap(e -> e.getValue().stream())
                .toList();
    }

    synchronized boolean isEmpty() {
        return versions.isEmpty();
    }
}
