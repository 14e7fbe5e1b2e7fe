package dev.runtimeguard.benchmarks;

import dev.runtimeguard.samples.local.LambdaClassPath;
import java.util.Map;

/**
 * One way to run a function.
 *
 * @param comparedWith null for one that is compared with itself: how far apart two equal runs are
 */
record Candidate(
        String name,
        Candidate comparedWith,
        String handler,
        LambdaClassPath classPath,
        Map<String, String> environment) {

    Candidate base() {
        return comparedWith == null ? this : comparedWith;
    }
}
