package dev.runtimeguard.diagnose;

import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;

/** The {@code guard.internal} report, and the way it takes when the log itself is what failed. */
final class LastResort {

    private static final int MAX_MESSAGE = 300;

    private LastResort() {}

    static Report report(String where, Throwable failure) {
        return Report.builder(
                        ReportCode.GUARD_INTERNAL,
                        Confidence.CERTAIN,
                        "The guard failed while " + where + " (" + describe(failure)
                                + "); the function's own result or exception was not affected")
                .build();
    }

    /** Prints the report to standard error, which Lambda logs; gives up in silence when even that fails. */
    static void print(String where, Throwable failure) {
        try {
            System.err.println(report(where, failure).toJson());
        } catch (Throwable nothingLeftToTry) {
            // Anything thrown from here would reach the function.
        }
    }

    private static String describe(Throwable failure) {
        String message;
        try {
            message = failure.getMessage();
        } catch (Throwable fromAnOverriddenGetMessage) {
            message = null;
        }
        String type = failure.getClass().getName();
        if (message == null) {
            return type;
        }
        return type + ": " + (message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "...");
    }
}
