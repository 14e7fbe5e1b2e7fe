package dev.runtimeguard.diagnose;

import dev.runtimeguard.RedactMode;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;

/** The {@code guard.internal} report, and the way it takes when the log itself is what failed. */
final class LastResort {

    private static final int MAX_MESSAGE = 300;

    private LastResort() {}

    static Report report(String where, Throwable failure, RedactMode redact) {
        return Report.builder(
                        ReportCode.GUARD_INTERNAL,
                        Confidence.CERTAIN,
                        "The guard failed while " + where + " (" + describe(failure, redact)
                                + "); the function's own result or exception was not affected")
                .build();
    }

    /** Prints the report to standard error, which Lambda logs; gives up in silence when even that fails. */
    static void print(String where, Throwable failure, RedactMode redact) {
        try {
            System.err.println(report(where, failure, redact).toJson());
        } catch (Throwable nothingLeftToTry) {
            // Anything thrown from here would reach the function.
        }
    }

    /** A message may quote anything: with everything masked the class is all that is said. */
    private static String describe(Throwable failure, RedactMode redact) {
        String type = failure.getClass().getName();
        if (redact == RedactMode.ALL) {
            return type;
        }
        String message;
        try {
            message = failure.getMessage();
        } catch (Throwable fromAnOverriddenGetMessage) {
            message = null;
        }
        if (message == null) {
            return type;
        }
        return type + ": " + (message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "...");
    }
}
