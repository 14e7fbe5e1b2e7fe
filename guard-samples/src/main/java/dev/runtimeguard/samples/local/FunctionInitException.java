package dev.runtimeguard.samples.local;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The function did not get as far as asking for its first event: it reported an init error, its process ended, or
 * the init phase took too long. The message holds the log, since that is where the reason is.
 */
public final class FunctionInitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<ErrorReport> report;
    private final transient OptionalInt exitCode;
    private final String log;

    FunctionInitException(String message, Optional<ErrorReport> report, OptionalInt exitCode, String log) {
        super(message + report.map(r -> "\n" + r.body()).orElse("") + (log.isEmpty() ? "" : "\n" + log));
        this.report = report;
        this.exitCode = exitCode;
        this.log = log;
    }

    /** Returns the JSON body posted to {@code init/error} or {@code restore/error}; empty when there was none. */
    public Optional<String> body() {
        return report.map(ErrorReport::body);
    }

    /** Returns the header {@code Lambda-Runtime-Function-Error-Type} of the init error. */
    public Optional<String> errorType() {
        return report.flatMap(ErrorReport::type);
    }

    /** Returns the exit code of the function's process, 128 + n for signal n; empty when it had to be killed. */
    public OptionalInt exitCode() {
        return exitCode;
    }

    /** Returns all that the process wrote to standard output and standard error. */
    public String log() {
        return log;
    }
}
