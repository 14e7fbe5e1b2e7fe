package dev.runtimeguard.fs.explain;

import static dev.runtimeguard.fs.explain.FileOperation.CREATE_FILE;

import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes outside the writable places: the kernel says that the file system is read-only, or denies them where the files
 * are root's, or finds no directory in a place where none could be made.
 */
final class RefusedWrites implements FailureFamily {

    @Override
    public Optional<Report> explain(FileFailure failure, Scene scene) {
        Confidence confidence = confidence(failure, scene);
        return confidence == null ? Optional.empty() : Optional.of(report(failure, confidence, scene));
    }

    /** How sure it is that a write was refused for its place; null when it was not. */
    private static Confidence confidence(FileFailure failure, Scene scene) {
        Path path = scene.places().resolve(failure.path());
        return switch (failure.errno()) {
            case READ_ONLY -> ofReadOnly(failure, path, scene);
            case PERMISSION_DENIED -> ofDenied(failure, path, scene);
            case NOT_FOUND ->
                failure.operation().changes() && isWithoutDirectory(path, scene) && refuses(path, scene)
                        ? failure.atMost(Confidence.LIKELY)
                        : null;
            default -> null;
        };
    }

    private static Confidence ofReadOnly(FileFailure failure, Path path, Scene scene) {
        boolean said = failure.confidence() == Confidence.CERTAIN || path == null;
        return said || refuses(path, scene) ? failure.confidence() : null;
    }

    private static Confidence ofDenied(FileFailure failure, Path path, Scene scene) {
        boolean refused = path == null
                ? failure.operation() == CREATE_FILE
                : failure.operation().mayChange() && refuses(path, scene);
        return refused ? failure.atMost(Confidence.LIKELY) : null;
    }

    private static boolean isWithoutDirectory(Path path, Scene scene) {
        return path != null && scene.places().missingDirectory(path) != null;
    }

    private static boolean refuses(Path path, Scene scene) {
        return !scene.places().isInWritablePlace(path) && scene.places().refusesWrites(path);
    }

    private static Report report(FileFailure failure, Confidence confidence, Scene scene) {
        String path = failure.path();
        String what = path == null ? "A file outside /tmp" : scene.named(path);
        String was = confidence == Confidence.GUESS ? " may have been meant to be " : " was to be ";
        Report.Builder report = scene.report(
                ReportCode.FS_WRITE_OUTSIDE_TMP,
                confidence,
                what + was + participle(failure.operation()) + scene.byCulprit()
                        + ": on Lambda only /tmp and mounted file systems are writable"
                        + (path == null ? candidates(failure, scene) : "") + ".",
                path,
                failure.operation().changes() ? failure.operation() : FileOperation.WRITE);
        addRemedies(report, failure, scene);
        return report.build();
    }

    private static String participle(FileOperation operation) {
        return switch (operation) {
            case CREATE_FILE, CREATE_DIRECTORY -> "created";
            case DELETE -> "deleted";
            case MOVE -> "moved";
            case LINK -> "linked";
            case CHANGE -> "changed";
            default -> "written";
        };
    }

    /** Where the file may have been meant to go, when the exception does not say. */
    private static String candidates(FileFailure failure, Scene scene) {
        StringBuilder text = new StringBuilder("; the exception does not say which file: ");
        Path temporary = scene.places().resolve(System.getProperty("java.io.tmpdir"));
        if (failure.operation() == CREATE_FILE && temporary != null && refuses(temporary, scene)) {
            text.append("one in java.io.tmpdir, which is ").append(temporary).append(", or ");
        }
        return text.append("one named in the call above, a relative path being below ")
                .append(scene.places().workingDirectory())
                .toString();
    }

    private static void addRemedies(Report.Builder report, FileFailure failure, Scene scene) {
        String path = failure.path();
        switch (failure.operation()) {
            case MOVE, DELETE ->
                report.remedy(
                        Remedy.Kind.CODE,
                        "leave packaged files where they are, and copy to /tmp what is to be changed",
                        copyToTmp(failure.source() == null ? path : failure.source()));
            case CHANGE, COPY, LINK ->
                report.remedy(
                        Remedy.Kind.CODE,
                        "work on a copy in /tmp",
                        copyToTmp(failure.source() == null ? path : failure.source()));
            case CREATE_DIRECTORY ->
                report.remedy(
                        Remedy.Kind.CODE,
                        "create the directory below /tmp",
                        "Files.createDirectories(" + JavaText.inTmp(path) + ")");
            default -> report.remedy(Remedy.Kind.CODE, "write it below /tmp", JavaText.inTmp(path));
        }
        Path temporary = scene.places().resolve(System.getProperty("java.io.tmpdir"));
        if (temporary != null && refuses(temporary, scene)) {
            report.remedy(
                    Remedy.Kind.CONFIG,
                    "give the JVM a temporary directory that is writable, in JAVA_TOOL_OPTIONS",
                    "-Djava.io.tmpdir=/tmp");
        }
        report.remedy(
                Remedy.Kind.CONFIG,
                "or have the guard send such writes to /tmp, which needs its agent",
                "GUARD_FS=redirect");
    }

    private static String copyToTmp(String source) {
        return "Files.copy(Path.of(" + JavaText.literal(source == null ? "name" : source) + "), "
                + JavaText.inTmp(source) + ", StandardCopyOption.REPLACE_EXISTING)";
    }
}
