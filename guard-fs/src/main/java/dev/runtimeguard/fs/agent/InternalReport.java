package dev.runtimeguard.fs.agent;

import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;

/** The one line that says that the guard itself failed. On Lambda standard output is the function's log. */
final class InternalReport {

    private InternalReport() {}

    /** Prints what is not guarded as it should be, and why. */
    static void print(String what) {
        System.out.println(Report.builder(ReportCode.GUARD_INTERNAL, Confidence.CERTAIN, what)
                .build()
                .toJson());
    }
}
