package dev.runtimeguard.samples.soak;

import dev.runtimeguard.samples.aws.policy.Json;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a function's log as it comes: counts the guard's reports and adds up its metrics. Safe for several threads. */
final class SoakLog extends OutputStream {

    private static final String REPORT = "{\"guard\":";
    private static final String METRICS = "{\"_aws\":";

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Map<String, Long> linesOfFinding = new TreeMap<>();
    private final Map<String, Long> countOfFinding = new TreeMap<>();
    private final Map<String, Long> reports = new TreeMap<>();
    private final Map<String, Long> metrics = new TreeMap<>();
    private final List<String> internal = new ArrayList<>();

    @Override
    public synchronized void write(int value) {
        if (value == '\n') {
            read(line.toString(StandardCharsets.UTF_8));
            line.reset();
        } else {
            line.write(value);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    private void read(String text) {
        // What the client writes of a failure may be followed by a line of the guard's before its own end.
        int report = text.indexOf(REPORT);
        int values = text.indexOf(METRICS);
        if (report >= 0) {
            reported((Map<?, ?>) ((Map<?, ?>) Json.parse(text.substring(report))).get("guard"), text);
        } else if (values >= 0) {
            ((Map<?, ?>) Json.parse(text.substring(values))).forEach((name, value) -> {
                if (value instanceof Number number) {
                    metrics.merge((String) name, number.longValue(), Long::sum);
                }
            });
        }
    }

    private void reported(Map<?, ?> report, String text) {
        String code = (String) report.get("code");
        String finding = code + ' ' + report.get("summary");
        long count = report.get("count") instanceof Number number ? number.longValue() : 1;
        reports.merge(code, 1L, Long::sum);
        linesOfFinding.merge(finding, 1L, Long::sum);
        countOfFinding.merge(finding, count, Math::max);
        if (code.startsWith("guard.")) {
            internal.add(text);
        }
    }

    /** Lines of reports, by code. */
    synchronized long reports(String code) {
        return reports.getOrDefault(code, 0L);
    }

    /** The sum of a metric's values. */
    synchronized long sum(String metric) {
        return metrics.getOrDefault(metric, 0L);
    }

    /** The lines of each finding of a code, by the finding's summary. */
    synchronized Map<String, Long> lines(String code) {
        return of(code, linesOfFinding);
    }

    /** The count that the last line of each finding of a code says, by the finding's summary. */
    synchronized Map<String, Long> counts(String code) {
        return of(code, countOfFinding);
    }

    private static Map<String, Long> of(String code, Map<String, Long> findings) {
        Map<String, Long> ofCode = new TreeMap<>(findings);
        ofCode.keySet().removeIf(finding -> !finding.startsWith(code + ' '));
        return ofCode;
    }

    /** What the guard says of itself. */
    synchronized List<String> internal() {
        return List.copyOf(internal);
    }
}
