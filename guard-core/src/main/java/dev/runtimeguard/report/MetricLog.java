package dev.runtimeguard.report;

import java.util.List;

/** Writes the metrics of invocations, a line each. Safe for use by several threads. */
public final class MetricLog {

    private final ReportSink sink;

    MetricLog(ReportSink sink) {
        this.sink = sink;
    }

    /**
     * A log that writes through the runtime's {@code LambdaLogger}, without a level: CloudWatch is to see the metrics of
     * a function whose log level leaves information out.
     */
    public static MetricLog toLambdaLogger() {
        return new MetricLog((line, severity) -> LambdaLoggerSink.writeWithoutLevel(line));
    }

    /** A log that writes through SLF4J, to the logger {@code dev.runtimeguard}, at the level {@code INFO}. */
    public static MetricLog toSlf4j() {
        return new MetricLog(new Slf4jSink());
    }

    /** A log that writes nothing. */
    public static MetricLog off() {
        return new MetricLog(ReportSink.OFF);
    }

    /**
     * Writes one line; whatever the sink throws is thrown.
     *
     * @param function the invocation that ended
     * @param timestamp when, in milliseconds since 1970
     * @param measurements of different names; without any, nothing is written
     */
    public void write(Report.Function function, long timestamp, List<Measurement> measurements) {
        if (!measurements.isEmpty()) {
            sink.write(EmfLine.render(function, timestamp, measurements), Severity.INFO);
        }
    }
}
