package dev.runtimeguard.fs.explain;

import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files to be created in a directory of a writable place that nobody has created. A file that is merely not there, or
 * to be read, is none of Lambda's doing.
 */
final class MissingDirectories implements FailureFamily {

    @Override
    public Optional<Report> explain(FileFailure failure, Scene scene) {
        if (failure.errno() != Errno.NOT_FOUND
                || !failure.operation().mayChange()
                || failure.operation() == FileOperation.DELETE) {
            return Optional.empty();
        }
        Path path = scene.places().resolve(failure.path());
        if (path == null) {
            return failure.operation() == FileOperation.CREATE_FILE
                    ? Optional.of(withoutPath(failure, scene))
                    : Optional.empty();
        }
        Path missing = scene.places().missingDirectory(path);
        return missing != null && scene.places().isInWritablePlace(path)
                ? Optional.of(report(failure, path, missing, scene))
                : Optional.empty();
    }

    private static Report report(FileFailure failure, Path path, Path missing, Scene scene) {
        return scene.report(
                        ReportCode.FS_MISSING_DIRECTORY,
                        failure.operation().changes() ? failure.confidence() : failure.atMost(Confidence.LIKELY),
                        scene.named(failure.path()) + " was to be created" + scene.byCulprit() + ": the directory "
                                + missing + " does not exist, and /tmp is empty at every cold start.",
                        failure.path(),
                        failure.operation().changes() ? failure.operation() : FileOperation.WRITE)
                .remedy(Remedy.Kind.CODE, "create the directory before", creation(path.getParent()))
                .build();
    }

    /** {@code File.createNewFile} and {@code File.createTempFile} do not say which directory is missing. */
    private static Report withoutPath(FileFailure failure, Scene scene) {
        String property = System.getProperty("java.io.tmpdir");
        Path temporary = scene.places().resolve(property);
        boolean likely = temporary != null && Places.isMissing(temporary);
        String candidate = likely
                ? "; java.io.tmpdir is " + property + ", which does not exist"
                : "; the exception does not say which, the call above does";
        return scene.report(
                        ReportCode.FS_MISSING_DIRECTORY,
                        failure.atMost(Confidence.LIKELY),
                        "A file was to be created" + scene.byCulprit() + " in a directory that does not exist"
                                + candidate + ".",
                        null,
                        failure.operation())
                .remedy(
                        Remedy.Kind.CODE,
                        "create the directory before, below /tmp",
                        likely ? creation(temporary) : "Files.createDirectories(directory);")
                .build();
    }

    static String creation(Path directory) {
        return "Files.createDirectories(" + JavaText.path(directory) + ");";
    }
}
