package dev.runtimeguard;

/** Which metrics are written: the values of {@code GUARD_METRICS}. */
public enum MetricsMode {
    /** None. */
    OFF,
    /** CloudWatch's embedded metric format: at most one line at the end of each invocation of a guarded handler. */
    EMF
}
