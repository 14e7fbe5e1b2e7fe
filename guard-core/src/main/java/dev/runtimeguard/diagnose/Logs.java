package dev.runtimeguard.diagnose;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.ReportTarget;
import dev.runtimeguard.report.MetricLog;
import dev.runtimeguard.report.ReportLog;

/**
 * The logs that settings ask for. Where SLF4J is asked for and not there, as a layer brings none and the function need
 * not have one, the runtime's logger stands in, which is standard output off Lambda.
 */
final class Logs {

    private Logs() {}

    static ReportLog reports(GuardConfig config) {
        if (config.report() == ReportTarget.OFF) {
            return ReportLog.off();
        }
        if (config.report() == ReportTarget.LOG && config.onLambda()) {
            return ReportLog.toLambdaLogger(config.redact());
        }
        try {
            return ReportLog.toSlf4j(config.redact());
        } catch (NoClassDefFoundError withoutSlf4j) {
            return ReportLog.toLambdaLogger(config.redact());
        }
    }

    /** Not where reports go: behind what a layout puts before a line CloudWatch would see no metrics. */
    static MetricLog metrics(GuardConfig config) {
        if (config.onLambda()) {
            return MetricLog.toLambdaLogger();
        }
        try {
            return MetricLog.toSlf4j();
        } catch (NoClassDefFoundError withoutSlf4j) {
            return MetricLog.toLambdaLogger();
        }
    }
}
