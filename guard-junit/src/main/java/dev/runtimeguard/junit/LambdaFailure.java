package dev.runtimeguard.junit;

import dev.runtimeguard.report.Advice;
import dev.runtimeguard.report.Report;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/**
 * Fails a test for what Lambda would have refused, or for what it left in the ephemeral storage. The message is that of
 * the reports: what happened, who did it, and the cure.
 */
public final class LambdaFailure extends AssertionFailedError {

    private static final long serialVersionUID = 1;

    /** Beyond it a reader has enough to do. */
    private static final int MAX_TOLD = 10;

    private final transient List<Report> reports;

    LambdaFailure(List<Report> reports) {
        super(message(reports));
        this.reports = List.copyOf(reports);
    }

    /** The reports that fail the test, the oldest first; an unmodifiable list. */
    public List<Report> reports() {
        return reports;
    }

    private static String message(List<Report> reports) {
        StringBuilder message = new StringBuilder("On Lambda this would not go well:");
        for (Report report : reports.subList(0, Math.min(MAX_TOLD, reports.size()))) {
            message.append(Advice.of(report, Advice.MAX_LENGTH));
        }
        if (reports.size() > MAX_TOLD) {
            message.append("\nand ").append(reports.size() - MAX_TOLD).append(" more reports");
        }
        return message.toString();
    }
}
