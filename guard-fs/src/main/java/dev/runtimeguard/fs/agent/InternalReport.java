package dev.runtimeguard.fs.agent;

import dev.runtimeguard.RedactMode;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Redaction;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;

/** The one line that says that the guard itself failed. On Lambda standard output is the function's log. */
final class InternalReport {

    private InternalReport() {}

    /** Prints what is not guarded as it should be, and why; masked as the environment asks for. */
    static void print(String what) {
        print(what, Agent.is(Agent.REDACT, "all"));
    }

    /** @param masked whether ARNs and paths are kept out of the log */
    static void print(String what, boolean masked) {
        String shown = Redaction.forLog(what, masked ? RedactMode.ALL : RedactMode.NONE);
        System.out.println(Report.builder(ReportCode.GUARD_INTERNAL, Confidence.CERTAIN, shown)
                .build()
                .toJson());
    }
}
