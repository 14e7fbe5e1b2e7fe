package dev.runtimeguard.fs.explain;

import dev.runtimeguard.fs.bundle.Finding;
import dev.runtimeguard.fs.bundle.PathInspection;
import dev.runtimeguard.fs.bundle.Use;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Where a failure happened: what the reports of all families have in common.
 *
 * @param places the directories that matter
 * @param culprit who asked for the operation; null when the stack trace does not tell
 * @param settings the remedies for the culprit's library, when it is known
 * @param inspector looks at the path of a failure
 */
record Scene(Places places, Culprit culprit, List<Remedy> settings, BiFunction<Path, Use, PathInspection> inspector) {

    /** What is wrong with a path for this process's user; empty when nothing is. */
    Optional<Finding> finding(Path path, Use use) {
        return inspector.apply(path, use).first();
    }

    /** {@code by com.acme.Lib.save(Lib.java:12) of lib-1.2.jar}, with a blank before it; empty without a culprit. */
    String byCulprit() {
        return culprit == null ? "" : " by " + culprit.text();
    }

    /** A report on a file, of a write with the library's own settings as first remedies. */
    Report.Builder report(
            ReportCode code, Confidence confidence, String summary, String path, FileOperation operation) {
        Report.Builder report = Report.builder(code, confidence, summary)
                .file(new Report.File(
                        path,
                        null,
                        operation.text(),
                        culprit == null ? null : culprit.frame(),
                        culprit == null ? null : culprit.library()));
        if (code == ReportCode.FS_WRITE_OUTSIDE_TMP || code == ReportCode.FS_HOME_MISSING) {
            settings.forEach(setting -> report.remedy(setting.kind(), setting.title(), setting.text()));
        }
        return report;
    }

    /** The path for a sentence: with the place it leads to when it is relative. */
    String named(String path) {
        Path resolved = places.resolve(path);
        return resolved == null || path.startsWith("/") ? path : path + " (" + resolved + ")";
    }
}
