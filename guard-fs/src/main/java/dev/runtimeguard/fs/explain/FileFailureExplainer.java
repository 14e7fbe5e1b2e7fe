package dev.runtimeguard.fs.explain;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.fs.bundle.PathInspection;
import dev.runtimeguard.report.Confidence;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import java.util.List;
import java.util.Optional;

/**
 * Explains the file failures of Lambda from their exceptions: recognises the exception, looks at the file system where
 * it must to tell a refusal of Lambda's from a failure of the program's own, and hands over to the family of failures.
 * Reads no file but the head of a program or library that was not run or loaded. Safe for use by several threads.
 */
public final class FileFailureExplainer {

    /** Asked in this order: the narrower cause first. */
    private static final List<FailureFamily> FAMILIES = List.of(
            new OpenFiles(),
            new CrossDevice(),
            new MissingHome(),
            new MissingDirectories(),
            new PackagePermissions(),
            new RefusedWrites());

    private final LibrarySettings settings;
    private final List<RecentRefusals> refusals;

    /**
     * An explainer.
     *
     * @param settings what to set for known libraries
     * @param refusals who may know the paths that exceptions do not say; may be empty
     */
    public FileFailureExplainer(LibrarySettings settings, List<RecentRefusals> refusals) {
        this.settings = settings;
        this.refusals = List.copyOf(refusals);
    }

    /** The report on one link of a cause chain, or empty when it is no file failure of Lambda's. */
    public Optional<Report> explain(Throwable link, GuardConfig config) {
        Optional<LinkFailure> library = LinkFailure.of(link);
        if (library.isPresent()) {
            return Optional.of(NativeLibraries.explain(library.get(), scene(link, Places.of(config))));
        }
        Optional<ProgramFailure> program = ProgramFailure.of(link);
        if (program.isPresent() && program.get().errno() != Errno.TOO_MANY_OPEN_FILES) {
            return Programs.explain(program.get(), scene(link, Places.of(config)));
        }
        Optional<FileFailure> file =
                program.isPresent() ? program.map(FileFailureExplainer::withoutDescriptors) : fileFailure(link, config);
        return file.flatMap(failure -> explain(failure, scene(link, Places.of(config))));
    }

    private Optional<FileFailure> fileFailure(Throwable link, GuardConfig config) {
        return JdkFailures.of(link)
                .or(() -> LibraryFailures.of(link, Places.of(config)))
                .or(() -> QuotedFailures.of(link))
                .map(failure -> failure.path() != null ? failure : withLearnedPath(failure, link));
    }

    private FileFailure withLearnedPath(FileFailure failure, Throwable link) {
        for (RecentRefusals known : refusals) {
            Optional<FileFailure> learned = known.pathOf(link).map(path -> failure.at(path.toString()));
            if (learned.isPresent()) {
                return learned.get();
            }
        }
        return failure;
    }

    private static FileFailure withoutDescriptors(ProgramFailure failure) {
        return new FileFailure(failure.errno(), failure.program(), null, FileOperation.EXECUTE, Confidence.CERTAIN);
    }

    static Optional<Report> explain(FileFailure failure, Scene scene) {
        for (FailureFamily family : FAMILIES) {
            Optional<Report> report = family.explain(failure, scene);
            if (report.isPresent()) {
                return report;
            }
        }
        return Optional.empty();
    }

    private Scene scene(Throwable link, Places places) {
        Culprit culprit = Culprit.of(link);
        List<Remedy> remedies = culprit == null ? List.of() : settings.remediesFor(culprit);
        return new Scene(places, culprit, remedies, PathInspection::of);
    }
}
