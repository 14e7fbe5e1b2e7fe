package dev.runtimeguard.fs;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.ReportTarget;
import dev.runtimeguard.report.Redaction;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportLog;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reports findings where no copy of the library on the function's class path does: from the agent's own class loader,
 * which may see neither the runtime's logger nor SLF4J. Then the line goes to standard output, which is the function's
 * log on Lambda.
 */
public final class AgentReports implements Consumer<Map<String, Object>> {

    private final GuardConfig config;

    public AgentReports(GuardConfig config) {
        this.config = config;
    }

    @Override
    public void accept(Map<String, Object> finding) {
        if (config.report() == ReportTarget.OFF || config.disabled()) {
            return;
        }
        Report report = FileReports.of(finding, config);
        try {
            log().write(report);
        } catch (LinkageError noLoggerHere) {
            System.out.println(Redaction.forLog(report, config.redact()).toJson());
        }
    }

    private ReportLog log() {
        boolean toLambda = config.report() == ReportTarget.LOG && config.onLambda();
        return toLambda ? ReportLog.toLambdaLogger(config.redact()) : ReportLog.toSlf4j(config.redact());
    }
}
