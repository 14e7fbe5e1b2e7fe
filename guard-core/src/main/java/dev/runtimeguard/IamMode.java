package dev.runtimeguard;

/** What is done about access denials: the values of {@code GUARD_IAM}. */
public enum IamMode {
    /** Denials are explained. */
    EXPLAIN,
    /**
     * As {@link #EXPLAIN}, and what all calls need is recorded and printed as the function's least-privilege policy.
     * With {@code GUARD_IAM_STS=true} the first call with new credentials waits for STS, up to a second.
     */
    AUDIT,
    /** Denials are left alone. */
    OFF
}
