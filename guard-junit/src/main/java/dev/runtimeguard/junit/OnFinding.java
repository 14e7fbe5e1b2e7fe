package dev.runtimeguard.junit;

/** What a finding does to the test in which it was made. */
public enum OnFinding {
    /** It fails the test, also where the code under test swallowed the exception. */
    FAIL,
    /** It is published as a report entry of the test and written to the log, as on Lambda. */
    REPORT,
    /** It is kept for {@link LambdaRun#reports()} and nothing else. */
    IGNORE
}
