package dev.runtimeguard.report;

import dev.runtimeguard.RedactMode;

/** What {@code GUARD_REDACT} masks, and where. What a report is about stays the report itself: only copies are masked. */
public final class Redaction {

    private Redaction() {}

    /** The report as an exception's message may show it, which reaches the function's callers. */
    public static Report forCallers(Report report, RedactMode mode) {
        return switch (mode) {
            case NONE -> report;
            case ACCOUNT -> MaskedReport.of(report, new AccountMask(report));
            case ALL -> MaskedReport.of(report, new FullMask(report));
        };
    }

    /** The report as the log may show it. */
    public static Report forLog(Report report, RedactMode mode) {
        return mode == RedactMode.ALL ? MaskedReport.of(report, new FullMask(report)) : report;
    }

    /** A text of the log that is part of no report. */
    public static String forLog(String text, RedactMode mode) {
        return mode == RedactMode.ALL ? new FullMask().text(text) : text;
    }
}
