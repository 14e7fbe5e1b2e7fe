package dev.runtimeguard.fs.explain;

import dev.runtimeguard.fs.bundle.Finding;
import dev.runtimeguard.fs.bundle.Use;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Child processes that do not start: a program without execute permission or for another processor, one whose
 * interpreter is not there, a working directory that nobody has created. A program that is not there is the function's
 * own affair.
 */
final class Programs {

    private Programs() {}

    static Optional<Report> explain(ProgramFailure failure, Scene scene) {
        Path directory = scene.places().resolve(failure.directory());
        if (failure.errno() == Errno.NOT_FOUND && directory != null && Places.isMissing(directory)) {
            return scene.places().isInWritablePlace(directory)
                    ? Optional.of(missingDirectory(failure, directory, scene))
                    : Optional.empty();
        }
        Path program = locate(failure.program(), directory, scene.places());
        if (program == null) {
            return Optional.empty();
        }
        return scene.finding(program, Use.EXECUTE)
                .filter(finding -> finding.kind() != Finding.Kind.MISSING)
                .map(finding -> report(failure, program, finding, scene));
    }

    /** The file of a program: a path as it is, a name as the system searches for it; null when there is none. */
    private static Path locate(String program, Path directory, Places places) {
        if (program.indexOf('/') >= 0) {
            Path path = places.resolve(program);
            return path == null || directory == null
                    ? path
                    : directory.resolve(program).normalize();
        }
        for (String entry : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            Path path = places.resolve(entry.isEmpty() ? program : entry + "/" + program);
            if (path != null && Files.isRegularFile(path)) {
                return path;
            }
        }
        return null;
    }

    private static Report report(ProgramFailure failure, Path program, Finding finding, Scene scene) {
        boolean mode = finding.kind() == Finding.Kind.NOT_EXECUTABLE
                || finding.kind() == Finding.Kind.DIRECTORY_NOT_SEARCHABLE;
        Report.Builder report = scene.report(
                ReportCode.FS_NOT_EXECUTABLE,
                Confidence.CERTAIN,
                failure.program() + " was to be run" + scene.byCulprit() + ". " + finding.problem()
                        + (mode ? " Lambda keeps the modes that the package was made with." : ""),
                failure.program(),
                FileOperation.EXECUTE);
        if (!mode) {
            return report.remedy(Remedy.Kind.CHECK, "package one that runs on Lambda", finding.cure())
                    .build();
        }
        if (!scene.places().isPackaged(program)) {
            return report.remedy(
                            Remedy.Kind.CODE,
                            "make it executable where it is written",
                            "new File(" + JavaText.literal(program.toString()) + ").setExecutable(true, false);")
                    .build();
        }
        String copy = "/tmp/" + program.getFileName();
        return report.remedy(Remedy.Kind.CLI, "make it executable in the package", finding.cure())
                .remedy(
                        Remedy.Kind.CONFIG,
                        "or in the Maven assembly's fileSet or file, where the package is made by one",
                        "<fileMode>0755</fileMode>")
                .remedy(
                        Remedy.Kind.CODE,
                        "or, where the package is not yours, run a copy",
                        "Files.copy(" + JavaText.path(program) + ", Path.of(" + JavaText.literal(copy)
                                + "), StandardCopyOption.REPLACE_EXISTING);\nnew File(" + JavaText.literal(copy)
                                + ").setExecutable(true);")
                .build();
    }

    private static Report missingDirectory(ProgramFailure failure, Path directory, Scene scene) {
        return scene.report(
                        ReportCode.FS_MISSING_DIRECTORY,
                        Confidence.CERTAIN,
                        failure.program() + " was to be run" + scene.byCulprit() + " in the directory " + directory
                                + ", which does not exist: /tmp is empty at every cold start.",
                        failure.directory(),
                        FileOperation.EXECUTE)
                .remedy(Remedy.Kind.CODE, "create the directory before", MissingDirectories.creation(directory))
                .build();
    }
}
