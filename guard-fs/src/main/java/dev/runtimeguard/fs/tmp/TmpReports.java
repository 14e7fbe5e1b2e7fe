package dev.runtimeguard.fs.tmp;

import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.util.List;

/** What is said about the ephemeral storage, and what to do about it. */
final class TmpReports {

    static final String DELETE_IN_FINALLY = """
            Path file = Files.createTempFile("work", null);
            try {
                ...
            } finally {
                Files.deleteIfExists(file);
            }""";

    private TmpReports() {}

    /**
     * @param written what was to be written
     * @param writer who wrote; null when not known
     */
    static Report full(Usage usage, Written written, String writer, LargestFiles.Found found) {
        // Something may have been deleted on the exception's way up; a mounted file system may be what is full.
        boolean isFull = written.isCertain() || usage.percent() >= 95;
        String where = isFull
                ? "The ephemeral storage /tmp is full: " + of(usage)
                : "A file system is full, most likely the ephemeral storage /tmp, of which now " + of(usage);
        Report.Builder report = Report.builder(
                        ReportCode.TMP_FULL,
                        isFull ? Confidence.CERTAIN : Confidence.LIKELY,
                        where + " in use" + largestIn(found) + '.' + guessed(written))
                .tmp(usage.part(0, 0, found.largest()));
        if (written.path() != null || writer != null) {
            report.file(new Report.File(written.path(), null, "write", writer, null));
        }
        StorageSetting.addTo(report, usage.size(), null);
        return report.remedy(Remedy.Kind.CODE, "delete what the invocation no longer needs", DELETE_IN_FINALLY)
                .remedy(Remedy.Kind.CONFIG, "have the guard remove what an invocation leaves behind", "GUARD_TMP=sweep")
                .build();
    }

    private static String guessed(Written written) {
        return written.path() == null || written.isCertain()
                ? ""
                : " The file to be written was most likely " + written.path()
                        + ": of those open for writing it changed last.";
    }

    static Report pressure(
            Usage usage, int warnPercent, long grew, LargestFiles.Found found, Report.Function function) {
        Report.Builder report = Report.builder(
                        ReportCode.TMP_PRESSURE,
                        Confidence.CERTAIN,
                        "The ephemeral storage /tmp fills up: " + of(usage) + " in use after this invocation, which is "
                                + warnPercent + " % or more" + largestIn(found) + '.')
                .tmp(usage.part(grew, 0, found.largest()));
        StorageSetting.addTo(report, usage.size(), function);
        return report.remedy(Remedy.Kind.CODE, "delete what the invocation no longer needs", DELETE_IN_FINALLY)
                .remedy(Remedy.Kind.CONFIG, "have the guard remove what an invocation leaves behind", "GUARD_TMP=sweep")
                .build()
                .withFunction(function);
    }

    static Report leak(
            Usage usage, long grew, long invocationsToFull, LargestFiles.Found found, Report.Function function) {
        return Report.builder(
                        ReportCode.TMP_LEAK,
                        Confidence.LIKELY,
                        "Invocations leave files behind in the ephemeral storage /tmp, " + Bytes.text(grew)
                                + " each: it is full after about " + invocationsToFull + " more; now " + of(usage)
                                + " in use" + largestIn(found) + '.')
                .tmp(usage.part(grew, invocationsToFull, found.largest()))
                .remedy(
                        Remedy.Kind.CODE,
                        "delete what the invocation no longer needs; a larger storage is full later",
                        DELETE_IN_FINALLY)
                .remedy(Remedy.Kind.CONFIG, "have the guard remove what an invocation leaves behind", "GUARD_TMP=sweep")
                .build()
                .withFunction(function);
    }

    static Report swept(Usage usage, Swept swept, Report.Function function) {
        return Report.builder(
                        ReportCode.TMP_SWEPT,
                        Confidence.CERTAIN,
                        "Removed what was left in the ephemeral storage /tmp: " + swept.text() + '.')
                .tmp(usage.part(0, 0, swept.largest()))
                .remedy(
                        Remedy.Kind.CONFIG,
                        "to keep files for later invocations, name them, separated by colons",
                        "GUARD_TMP_KEEP=cache/**")
                .build()
                .withFunction(function);
    }

    private static String of(Usage usage) {
        return Bytes.text(usage.used()) + " of " + Bytes.text(usage.size()) + " (" + usage.percent() + " %)";
    }

    private static String largestIn(LargestFiles.Found found) {
        List<Report.Largest> largest = found.largest();
        if (largest.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("; the largest: ");
        for (int i = 0; i < Math.min(3, largest.size()); i++) {
            Report.Largest one = largest.get(i);
            text.append(i == 0 ? "" : ", ").append(one.path()).append(" (").append(Bytes.text(one.bytes()));
            text.append(one.culprit() == null ? "" : ", created by " + one.culprit())
                    .append(')');
        }
        return text.append(
                        found.partial()
                                ? ", of as many as could be looked at in " + LargestFiles.MAX_MILLIS + " ms"
                                : "")
                .toString();
    }
}
