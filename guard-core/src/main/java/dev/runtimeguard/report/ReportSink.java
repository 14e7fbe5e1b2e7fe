package dev.runtimeguard.report;

/** A place report lines go to. */
@FunctionalInterface
interface ReportSink {

    /** Writes nothing. */
    ReportSink OFF = (line, severity) -> {};

    /**
     * Writes one line.
     *
     * @param line JSON without a line's end
     */
    void write(String line, Severity severity);
}
