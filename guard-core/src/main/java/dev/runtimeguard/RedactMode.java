package dev.runtimeguard;

/** What is masked in exception messages, which reach the function's callers: the values of {@code GUARD_REDACT}. */
public enum RedactMode {
    /** Nothing. */
    NONE,
    /** Account ids. */
    ACCOUNT,
    /** ARNs and paths, in the log too. */
    ALL
}
