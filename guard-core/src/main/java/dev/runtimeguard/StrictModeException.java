package dev.runtimeguard;

import dev.runtimeguard.report.Advice;
import dev.runtimeguard.report.Redaction;
import dev.runtimeguard.report.Report;

/**
 * Fails an invocation whose handler succeeded, with {@code GUARD_STRICT=true}: the function did something it was to be
 * kept from, such as leaving the ephemeral storage over its limit. Its name is the {@code errorType} that callers see;
 * its message is the report's advice, in at most 1,500 characters. Never thrown without {@code GUARD_STRICT=true}.
 */
public final class StrictModeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Report report;

    StrictModeException(Report report, RedactMode redact) {
        super(Advice.of(Redaction.forCallers(report, redact), Advice.MAX_LENGTH).strip());
        this.report = Redaction.forLog(report, redact);
    }

    /** What the function did, as the log has it as well; null only in a copy that was serialised. */
    public Report report() {
        return report;
    }
}
