package dev.runtimeguard.diagnose;

import dev.runtimeguard.report.Measurement;
import dev.runtimeguard.report.ReportCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Counts findings by their code until they are taken, each once. Safe for use by several threads. */
final class FindingCounts {

    /** Never changed but in its values. */
    private final Map<ReportCode, AtomicLong> counts = new EnumMap<>(ReportCode.class);

    FindingCounts() {
        for (ReportCode code : ReportCode.values()) {
            if (Kind.of(code) != null) {
                counts.put(code, new AtomicLong());
            }
        }
    }

    void add(ReportCode code, long count) {
        AtomicLong counted = counts.get(code);
        if (counted != null) {
            counted.addAndGet(count);
        }
    }

    /** What was counted since this was called last; codes without a finding are left out. */
    Map<ReportCode, Long> take() {
        Map<ReportCode, Long> taken = new EnumMap<>(ReportCode.class);
        counts.forEach((code, counted) -> {
            long count = counted.getAndSet(0);
            if (count > 0) {
                taken.put(code, count);
            }
        });
        return taken;
    }

    /**
     * A metric for each kind of finding, for alarms that know no code, and one for each code. The code is a metric's name
     * and no dimension: in one line a dimension has one value, and an invocation may come upon several codes.
     *
     * @param taken counts of at least 1
     */
    static List<Measurement> measurements(Map<ReportCode, Long> taken) {
        Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
        List<Measurement> codes = new ArrayList<>(taken.size());
        taken.forEach((code, count) -> {
            kinds.merge(Kind.of(code), count, Long::sum);
            codes.add(count(code.id(), count));
        });
        List<Measurement> all = new ArrayList<>(kinds.size() + codes.size());
        kinds.forEach((kind, count) -> all.add(count(kind.metric, count)));
        all.addAll(codes);
        return all;
    }

    static Measurement count(String name, long count) {
        return new Measurement(name, Measurement.Unit.COUNT, count);
    }

    /** What is counted together. */
    private enum Kind {
        DENIALS("Denials"),
        REDIRECTS("Redirects"),
        REFUSALS("Refusals");

        private final String metric;

        Kind(String metric) {
            this.metric = metric;
        }

        /** Null for what is none: the state of the storage is measured, and the guard's own lines are no findings. */
        static Kind of(ReportCode code) {
            return switch (code) {
                case IAM_MISSING_PERMISSION,
                        IAM_EXPLICIT_DENY,
                        IAM_OUTSIDE_ROLE,
                        IAM_AMBIGUOUS,
                        IAM_WRONG_IDENTITY,
                        IAM_NOT_A_PERMISSION,
                        IAM_PARTIAL_FAILURE -> DENIALS;
                case FS_REDIRECTED -> REDIRECTS;
                case FS_WRITE_OUTSIDE_TMP,
                        FS_SILENT_REFUSAL,
                        FS_MISSING_DIRECTORY,
                        FS_HOME_MISSING,
                        FS_PACKAGE_PERMISSION,
                        FS_NOT_EXECUTABLE,
                        FS_NATIVE_LIBRARY,
                        FS_TOO_MANY_OPEN_FILES,
                        FS_CROSS_DEVICE,
                        TMP_FULL -> REFUSALS;
                case IAM_AUDIT, TMP_PRESSURE, TMP_LEAK, TMP_SWEPT, GUARD_CONFIG, GUARD_INTERNAL -> null;
            };
        }
    }
}
