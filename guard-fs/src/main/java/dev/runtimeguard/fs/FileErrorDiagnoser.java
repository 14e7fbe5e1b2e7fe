package dev.runtimeguard.fs;

import dev.runtimeguard.FsMode;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.diagnose.Diagnoser;
import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.diagnose.Providers;
import dev.runtimeguard.fs.explain.Culprit;
import dev.runtimeguard.fs.explain.FileFailureExplainer;
import dev.runtimeguard.fs.explain.RecentRefusals;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import java.io.FileNotFoundException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;

/**
 * Explains file failures that reach the handler's edge as exceptions: writes outside the writable places, directories
 * and a home that are not there, packaged files without the modes they need, native libraries, and running out of file
 * descriptors.
 */
public final class FileErrorDiagnoser implements Diagnoser {

    private final FileFailureExplainer explainer;

    /** The diagnoser of this process, which asks the agent where it is there. */
    public FileErrorDiagnoser() {
        this(new FileFailureExplainer(
                FileErrorDiagnoser::settingsOf, Providers.of(RecentRefusals.class, GuardRuntime::internalFailure)));
    }

    FileErrorDiagnoser(FileFailureExplainer explainer) {
        this.explainer = explainer;
    }

    private static List<Remedy> settingsOf(Culprit culprit) {
        return KnownLibraries.of(culprit.library(), culprit.className()).map(KnownLibrary::remedy).stream()
                .toList();
    }

    @Override
    public Optional<Report> diagnose(Throwable link, GuardConfig config) {
        if (config.fs() == FsMode.OFF) {
            return Optional.empty();
        }
        Optional<Report> report = explainer.explain(link, config);
        report.map(Report::file).map(Report.File::path).ifPresent(FileErrorDiagnoser::tellAgent);
        return report;
    }

    @Override
    public List<Throwable> examples() {
        String file = "/var/task/runtime-guard-example";
        return List.of(
                new FileSystemException(file, null, "Read-only file system"),
                new FileNotFoundException(file + " (Read-only file system)"));
    }

    /** The agent came upon the refusal as well; the exception tells more. */
    private static void tellAgent(String path) {
        AgentLink agent = AgentLink.find();
        if (agent != null) {
            agent.explained(path);
        }
    }
}
