package dev.runtimeguard.report;

/** What a report is about. The ids are stable: queries, alarms and documentation pages are keyed by them. */
public enum ReportCode {
    /** The execution role's policies do not allow the action. */
    IAM_MISSING_PERMISSION("iam.missing-permission", Severity.ERROR),
    /** A policy denies the action explicitly; no Allow can cure it. */
    IAM_EXPLICIT_DENY("iam.explicit-deny", Severity.ERROR),
    /** A policy other than the role's own denied: resource policy, boundary, SCP, RCP, VPC endpoint, session, trust. */
    IAM_OUTSIDE_ROLE("iam.outside-role", Severity.ERROR),
    /** Several causes fit equally well. */
    IAM_AMBIGUOUS("iam.ambiguous", Severity.ERROR),
    /** The call was signed by credentials other than the execution role's. */
    IAM_WRONG_IDENTITY("iam.wrong-identity", Severity.ERROR),
    /** Looks like a denial and is none. */
    IAM_NOT_A_PERMISSION("iam.not-a-permission", Severity.ERROR),
    /** Denied entries inside an answer of status 200. */
    IAM_PARTIAL_FAILURE("iam.partial-failure", Severity.ERROR),
    /** The least-privilege policy of the function, as audit mode has it so far. */
    IAM_AUDIT("iam.audit", Severity.INFO),
    /** A write outside the places Lambda lets a function write to. */
    FS_WRITE_OUTSIDE_TMP("fs.write-outside-tmp", Severity.ERROR),
    /** A write that was redirected into the overlay. */
    FS_REDIRECTED("fs.redirected", Severity.INFO),
    /** A file operation that was refused without an exception. */
    FS_SILENT_REFUSAL("fs.silent-refusal", Severity.WARN),
    /** A directory in a writable place that was never created. */
    FS_MISSING_DIRECTORY("fs.missing-directory", Severity.ERROR),
    /** The user's home directory, which Lambda does not have. */
    FS_HOME_MISSING("fs.home-missing", Severity.ERROR),
    /** A packaged file without read permission for Lambda's user. */
    FS_PACKAGE_PERMISSION("fs.package-permission", Severity.ERROR),
    /** A packaged program without execute permission. */
    FS_NOT_EXECUTABLE("fs.not-executable", Severity.ERROR),
    /** A native library that cannot be loaded. */
    FS_NATIVE_LIBRARY("fs.native-library", Severity.ERROR),
    /** The ephemeral storage is full. */
    TMP_FULL("tmp.full", Severity.ERROR),
    /** The ephemeral storage is nearly full. */
    TMP_PRESSURE("tmp.pressure", Severity.WARN),
    /** The use of the ephemeral storage grows from invocation to invocation. */
    TMP_LEAK("tmp.leak", Severity.WARN),
    /** What an invocation left in the ephemeral storage was removed. */
    TMP_SWEPT("tmp.swept", Severity.INFO),
    /** A flag with a value that is not allowed or has no effect. */
    GUARD_CONFIG("guard.config", Severity.WARN),
    /** Something went wrong inside the guard; the function was not affected. */
    GUARD_INTERNAL("guard.internal", Severity.WARN);

    private final String id;
    private final Severity severity;

    ReportCode(String id, Severity severity) {
        this.id = id;
        this.severity = severity;
    }

    /** The code as it is printed; never null. */
    public String id() {
        return id;
    }

    /** The level a report of this code is logged at; never null. */
    public Severity severity() {
        return severity;
    }
}
