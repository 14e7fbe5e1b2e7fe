package dev.runtimeguard.fs;

import dev.runtimeguard.FsMode;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.judge.Finding;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.util.Map;
import java.util.Optional;

/** Makes the report of what the agent came upon: a write redirected, refused, or refused without an exception. */
public final class FileReports {

    private FileReports() {}

    /**
     * The report of a finding.
     *
     * @param finding as {@link Finding#toMap} makes it
     */
    public static Report of(Map<String, Object> finding, GuardConfig config) {
        return of(Finding.of(finding), config);
    }

    /** How many paths a finding stands for; of a summary those that were not reported each. */
    static long count(Map<String, Object> finding) {
        return Math.max(1, Finding.of(finding).more());
    }

    static Report of(Finding finding, GuardConfig config) {
        ReportCode code = code(finding.code());
        Optional<KnownLibrary> library = KnownLibraries.of(finding.library(), finding.culpritClass());
        Report.Builder report = Report.builder(code, Confidence.CERTAIN, summary(code, finding, config, library))
                .file(new Report.File(
                        finding.path(), finding.redirectedTo(), finding.call(), finding.culprit(), finding.library()));
        library.map(KnownLibrary::remedy)
                .ifPresent(remedy -> report.remedy(remedy.kind(), remedy.title(), remedy.text()));
        if (library.isEmpty() && !isDeletion(finding)) {
            report.remedy(Remedy.Kind.CODE, "write it below /tmp", below(finding));
        }
        if (code != ReportCode.FS_REDIRECTED && config.fs() == FsMode.EXPLAIN && !config.strict()) {
            report.remedy(
                    Remedy.Kind.CONFIG,
                    "let the guard keep such files below /tmp, unchanged code",
                    "GUARD_FS=redirect");
        }
        return report.build();
    }

    private static ReportCode code(String id) {
        for (ReportCode code : ReportCode.values()) {
            if (code.id().equals(id)) {
                return code;
            }
        }
        throw new IllegalArgumentException(id);
    }

    private static String summary(
            ReportCode code, Finding finding, GuardConfig config, Optional<KnownLibrary> library) {
        String what = finding.more() == 0 ? finding.path() : finding.more() + " more paths below " + finding.path();
        String by =
                by(finding) + library.map(known -> ", " + known.name() + ",").orElse("");
        if (code == ReportCode.FS_REDIRECTED) {
            if (finding.more() == 0 && isDeletion(finding)) {
                return what + " cannot be deleted on Lambda (" + finding.call() + by
                        + "): it is hidden from the function until the container ends.";
            }
            return what + " cannot be written on Lambda (" + finding.call() + by + "): "
                    + (finding.more() == 0 ? "it lives at " + finding.redirectedTo() : "they live in the overlay")
                    + ", and the function finds it under its own name until the container ends.";
        }
        String why = isByPolicy(config)
                ? "refused as Lambda would, where only /tmp and mounted file systems are writable"
                : "refused: only /tmp and mounted file systems are writable on Lambda";
        return code == ReportCode.FS_SILENT_REFUSAL
                ? finding.call() + " on " + what + by + " was " + why + "; it returned false and threw nothing, so the"
                        + " code that follows may rely on what is not there."
                : finding.call() + " on " + what + by + " was " + why + ".";
    }

    private static boolean isDeletion(Finding finding) {
        return finding.call().equals(Call.DELETE.text()) || finding.call().equals(Call.FILE_DELETE.text());
    }

    private static boolean isByPolicy(GuardConfig config) {
        return config.strict() || config.fs() == FsMode.STRICT;
    }

    private static String by(Finding finding) {
        if (finding.culprit() == null) {
            return "";
        }
        return " by " + finding.culprit() + (finding.library() == null ? "" : " of " + finding.library());
    }

    private static String below(Finding finding) {
        String name = finding.path().substring(finding.path().lastIndexOf('/') + 1);
        return "Path.of(System.getProperty(\"java.io.tmpdir\"), \""
                + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\")";
    }
}
