package dev.runtimeguard.benchmarks;

import dev.runtimeguard.samples.local.LambdaClassPath;
import java.util.Map;

/**
 * One way to run a function.
 *
 * @param base the index of the candidate that it is compared with; {@link #NONE} for one that others are compared with
 */
record Candidate(String name, int base, String handler, LambdaClassPath classPath, Map<String, String> environment) {

    static final int NONE = -1;

    boolean isBase() {
        return base == NONE;
    }
}
