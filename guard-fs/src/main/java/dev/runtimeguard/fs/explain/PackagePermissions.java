package dev.runtimeguard.fs.explain;

import dev.runtimeguard.fs.bundle.Finding;
import dev.runtimeguard.fs.bundle.Use;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Packaged files and directories that the function's user may not read. The file system has the last word: a path that
 * can be read in truth, or that is not there, was denied by somebody else.
 */
final class PackagePermissions implements FailureFamily {

    @Override
    public Optional<Report> explain(FileFailure failure, Scene scene) {
        Path path = scene.places().resolve(failure.path());
        if (failure.errno() != Errno.PERMISSION_DENIED
                || failure.operation().changes()
                || path == null
                || !scene.places().isPackaged(path)) {
            return Optional.empty();
        }
        return scene.finding(path, Use.READ)
                .filter(finding -> switch (finding.kind()) {
                    case FILE_NOT_READABLE, DIRECTORY_NOT_SEARCHABLE, DIRECTORY_NOT_LISTABLE -> true;
                    default -> false;
                })
                .map(finding -> report(failure, finding, scene));
    }

    private static Report report(FileFailure failure, Finding finding, Scene scene) {
        boolean list = failure.operation() == FileOperation.LIST;
        Report.Builder report = scene.report(
                ReportCode.FS_PACKAGE_PERMISSION,
                failure.confidence(),
                scene.named(failure.path()) + " was to be " + (list ? "listed" : "read") + scene.byCulprit() + ". "
                        + finding.problem() + " Lambda runs a function as an ordinary user who does not own the"
                        + " package.",
                failure.path(),
                list ? FileOperation.LIST : FileOperation.READ);
        return report.remedy(Remedy.Kind.CLI, "give everybody the right to read it", finding.cure())
                .build();
    }
}
