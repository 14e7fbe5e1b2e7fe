package dev.runtimeguard;

/** What is done about access denials: the values of {@code GUARD_IAM}. */
public enum IamMode {
    /** Denials are explained. */
    EXPLAIN,
    /** As {@link #EXPLAIN}, and the calls that succeed are recorded for a least-privilege policy. */
    AUDIT,
    /** Denials are left alone. */
    OFF
}
