package dev.runtimeguard.fs.explain;

import dev.runtimeguard.report.Report;
import java.util.Optional;

/** One family of file failures: recognises its own, and knows why Lambda refuses them and what cures them. */
@FunctionalInterface
interface FailureFamily {

    /** The report, or empty when the failure is another family's, or one that has nothing to do with Lambda. */
    Optional<Report> explain(FileFailure failure, Scene scene);
}
