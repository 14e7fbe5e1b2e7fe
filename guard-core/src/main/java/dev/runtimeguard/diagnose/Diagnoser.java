package dev.runtimeguard.diagnose;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.report.Report;
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
}
