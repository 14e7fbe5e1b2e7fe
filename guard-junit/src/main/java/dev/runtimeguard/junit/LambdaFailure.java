package dev.runtimeguard.junit;

import dev.runtimeguard.RedactMode;
import dev.runtimeguard.report.Advice;
import dev.runtimeguard.report.Redaction;
import dev.runtimeguard.report.Report;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/**
 * Fails a test for what Lambda would have refused, or for what it left in the ephemeral storage. The message is that of
 * the reports: what happened, who did it, and the cure, masked as {@code GUARD_REDACT} says.
 */
public final class LambdaFailure extends AssertionFailedError {

    private static final long serialVersionUID = 1;

    /** Beyond it a reader has enough to do. */
    private static final int MAX_TOLD = 10;

    private final transient List<Report> reports;

    LambdaFailure(List<Report> reports, RedactMode redact) {
        super(message(reports, redact));
        this.reports =
                reports.stream().map(report -> Redaction.forLog(report, redact)).toList();
    }

    /** The reports that fail the test, the oldest first, as the log would have them; an unmodifiable list. */
    public List<Report> reports() {
        return reports;
    }

    private static String message(List<Report> reports, RedactMode redact) {
        StringBuilder message = new StringBuilder("On Lambda this would not go well:");
        for (Report report : reports.subList(0, Math.min(MAX_TOLD, reports.size()))) {
            message.append(Advice.of(Redaction.forCallers(report, redact), Advice.MAX_LENGTH));
        }
        if (reports.size() > MAX_TOLD) {
            message.append("\nand ").append(reports.size() - MAX_TOLD).append(" more reports");
        }
        return message.toString();
    }
}
