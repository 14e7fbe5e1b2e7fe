package dev.runtimeguard.fs.explain;

import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.util.Optional;

/** Links and atomic moves from one file system to another, which the package, /tmp and every mount are to each other. */
final class CrossDevice implements FailureFamily {

    @Override
    public Optional<Report> explain(FileFailure failure, Scene scene) {
        if (failure.errno() != Errno.CROSS_DEVICE) {
            return Optional.empty();
        }
        boolean link = failure.operation() == FileOperation.LINK;
        String source = failure.source() == null ? failure.path() : failure.source();
        return Optional.of(scene.report(
                        ReportCode.FS_CROSS_DEVICE,
                        failure.confidence(),
                        source + " was to be " + (link ? "linked" : "moved at one stroke") + " to " + failure.path()
                                + scene.byCulprit() + ": the two are on different file systems, as the package, /tmp"
                                + " and every mount are on Lambda.",
                        failure.path(),
                        failure.operation())
                .remedy(
                        Remedy.Kind.CODE,
                        link ? "copy it instead" : "copy it, and delete the source where it can be deleted",
                        "Files.copy(Path.of(" + JavaText.literal(source) + "), Path.of("
                                + JavaText.literal(failure.path()) + "), StandardCopyOption.REPLACE_EXISTING);")
                .build());
    }
}
