package dev.runtimeguard.fs.explain;

import dev.runtimeguard.report.Confidence;

/**
 * A file operation that the system refused, as an exception tells it.
 *
 * @param errno the system's error
 * @param path the path as the program used it, of a move or a link the target; null where the exception has none
 * @param source the other path of a copy, a move or a link; null where there is none
 * @param operation what was being done
 * @param confidence certain where the JDK's own exception says so; likely where only another exception's text does
 */
record FileFailure(Errno errno, String path, String source, FileOperation operation, Confidence confidence) {

    /** This failure with a path that was learned elsewhere. */
    FileFailure at(String learned) {
        return new FileFailure(errno, learned, source, operation, confidence);
    }

    /** The weaker of this failure's confidence and another. */
    Confidence atMost(Confidence other) {
        return confidence.compareTo(other) >= 0 ? confidence : other;
    }
}
