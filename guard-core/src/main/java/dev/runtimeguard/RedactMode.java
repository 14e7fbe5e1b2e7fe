package dev.runtimeguard;

/**
 * What is masked in what the guard says: the values of {@code GUARD_REDACT}. A function's own exception messages, and
 * AWS's words in them, are never changed.
 */
public enum RedactMode {
    /** Nothing. */
    NONE,
    /** Account ids, in what the guard adds to exception messages, which reach the function's callers. */
    ACCOUNT,
    /** ARNs, the names in them, URLs, paths and account ids, in the log too. */
    ALL
}
