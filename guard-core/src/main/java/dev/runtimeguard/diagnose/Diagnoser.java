package dev.runtimeguard.diagnose;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.report.Report;
import java.util.List;
import java.util.Optional;

/**
 * Recognises one family of failures. Implementations are found with {@link java.util.ServiceLoader}, on the first
 * failure and never before; they have a public constructor without parameters and are safe for use by several threads.
 */
public interface Diagnoser {

    /**
     * The report on one link of a cause chain, or empty when this diagnoser does not know it. Whatever is thrown is
     * reported as {@code guard.internal}, and the next diagnoser is asked.
     *
     * @param link the throwable itself; its causes are asked for separately
     * @param config the settings in force
     */
    Optional<Report> diagnose(Throwable link, GuardConfig config);

    /**
     * Made-up failures of the family: before a SnapStart snapshot each is diagnosed once and its report thrown away, so
     * that the classes and tables it takes are in the snapshot. Diagnosing one of them writes nothing and asks no
     * network. None by default.
     */
    default List<Throwable> examples() {
        return List.of();
    }

    /** Told after a restore from a SnapStart snapshot, to drop what that made stale. Does nothing by default. */
    default void restored() {}
}
