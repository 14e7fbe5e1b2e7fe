package dev.runtimeguard.fs;

import dev.runtimeguard.FsMode;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.diagnose.Diagnoser;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.util.Optional;

/** Explains a write that failed because everything on Lambda but the ephemeral storage is read-only. */
public final class FileErrorDiagnoser implements Diagnoser {

    @Override
    public Optional<Report> diagnose(Throwable link, GuardConfig config) {
        return config.fs() == FsMode.OFF
                ? Optional.empty()
                : ReadOnlyRefusal.of(link).map(refusal -> report(refusal, Culprit.of(link)));
    }

    private static Report report(ReadOnlyRefusal refusal, Culprit culprit) {
        String what = refusal.path() == null ? "A file outside /tmp" : refusal.path();
        String by = culprit == null ? "" : " by " + culprit.frame() + from(culprit);
        return Report.builder(
                        ReportCode.FS_WRITE_OUTSIDE_TMP,
                        Confidence.CERTAIN,
                        what + " was to be written" + by
                                + ": on Lambda only /tmp and mounted file systems are writable.")
                .file(new Report.File(
                        refusal.path(),
                        null,
                        "write",
                        culprit == null ? null : culprit.frame(),
                        culprit == null ? null : culprit.library()))
                .remedy(Remedy.Kind.CODE, "write it below /tmp", below(refusal.path()))
                .build();
    }

    private static String from(Culprit culprit) {
        return culprit.library() == null ? "" : " of " + culprit.library();
    }

    private static String below(String path) {
        String name = path == null ? "name" : path.substring(path.lastIndexOf('/') + 1);
        return "Path.of(System.getProperty(\"java.io.tmpdir\"), \""
                + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\")";
    }
}
