package dev.runtimeguard.report;

import dev.runtimeguard.RedactMode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes reports, each finding in full once in this process and as one short line with a count from then on. Safe for
 * use by several threads.
 */
public final class ReportLog {

    /** Findings remembered; beyond it the one not seen for longest is forgotten and would be reported in full again. */
    private static final int MAX_FINDINGS = 512;

    private final ReportSink sink;
    private final RedactMode redact;
    private final Map<List<Object>, Long> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, Long> eldest) {
            return size() > MAX_FINDINGS;
        }
    };

    ReportLog(ReportSink sink, RedactMode redact) {
        this.sink = sink;
        this.redact = redact;
    }

    /** A log that writes through the runtime's {@code LambdaLogger}. */
    public static ReportLog toLambdaLogger(RedactMode redact) {
        return new ReportLog(new LambdaLoggerSink(), redact);
    }

    /** A log that writes through SLF4J, to the logger {@code dev.runtimeguard}. */
    public static ReportLog toSlf4j(RedactMode redact) {
        return new ReportLog(new Slf4jSink(), redact);
    }

    /** A log that writes nothing. */
    public static ReportLog off() {
        return new ReportLog(ReportSink.OFF, RedactMode.NONE);
    }

    /** Forgets what was written: the lines are in the log stream of the environment that a snapshot was taken of. */
    public void restored() {
        synchronized (counts) {
            counts.clear();
        }
    }

    /**
     * Writes the report, masked where that is asked for; whatever the sink throws is thrown. What are two findings stays
     * two, even where their lines come out the same.
     */
    public void write(Report report) {
        List<Object> finding = findingOf(report);
        long count;
        synchronized (counts) {
            count = counts.merge(finding, 1L, Long::sum);
        }
        try {
            Report shown = Redaction.forLog(report, redact);
            String line = count == 1 ? JsonLine.render(shown) : JsonLine.renderRepeated(shown, count);
            sink.write(line, report.code().severity());
        } catch (Throwable notWritten) {
            if (count == 1) {
                // Else the next lines would refer to one that nobody can find.
                synchronized (counts) {
                    counts.remove(finding);
                }
            }
            throw notWritten;
        }
    }

    /**
     * What makes two reports one finding: the code, who was denied, and what would cure it. The same denial on another
     * key that the same policy covers is the same finding, and so is another state of the ephemeral storage, until it
     * is full in half as many invocations.
     */
    private static List<Object> findingOf(Report report) {
        Object subject = report.policy() != null ? report.policy() : report.missing();
        boolean named =
                report.policy() != null || !report.missing().isEmpty() || report.file() != null || report.tmp() != null;
        return List.of(
                report.code(),
                report.principal() == null ? "" : report.principal(),
                subject,
                report.file() == null ? "" : subjectOf(report.file()),
                report.tmp() == null ? "" : stageOf(report.tmp()),
                named ? "" : report.summary());
    }

    /** Who wrote where: the agent and an exception tell of one refusal in other words. */
    private static Object subjectOf(Report.File file) {
        return Arrays.asList(file.path(), file.redirectedTo(), file.culprit());
    }

    private static Object stageOf(Report.Tmp tmp) {
        return Long.SIZE - Long.numberOfLeadingZeros(tmp.invocationsToFull());
    }
}
