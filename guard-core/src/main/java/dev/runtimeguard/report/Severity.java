package dev.runtimeguard.report;

/** The level a report is logged at. */
public enum Severity {
    /** The invocation failed, or part of its work was refused. */
    ERROR,
    /** Nothing failed yet, or only the guard itself. */
    WARN,
    /** For the record. */
    INFO
}
