package dev.runtimeguard.samples.aws;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes services slow on request. */
final class Latency {
    private final Map<String, Duration> delays = new ConcurrentHashMap<>();

    void set(String service, Duration delay) {
        delays.put(service, delay);
    }

    /** Sleeps as long as the service is to be slow; closing the server wakes it. */
    void await(String service) {
        try {
            Thread.sleep(delays.getOrDefault(service, Duration.ZERO).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
