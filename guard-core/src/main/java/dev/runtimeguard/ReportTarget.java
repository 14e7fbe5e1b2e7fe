package dev.runtimeguard;

/** Where report lines go: the values of {@code GUARD_REPORT}. */
public enum ReportTarget {
    /** The function's log stream on Lambda, SLF4J elsewhere. */
    LOG,
    /** SLF4J, to the logger {@code dev.runtimeguard}. */
    SLF4J,
    /** Nowhere; exception messages are enriched all the same. */
    OFF
}
