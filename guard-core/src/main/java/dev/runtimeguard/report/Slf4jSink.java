package dev.runtimeguard.report;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes through SLF4J, to the logger {@code dev.runtimeguard}. */
final class Slf4jSink implements ReportSink {

    private final Logger logger = LoggerFactory.getLogger("dev.runtimeguard");

    @Override
    public void write(String line, Severity severity) {
        switch (severity) {
            case ERROR -> logger.error(line);
            case WARN -> logger.warn(line);
            case INFO -> logger.info(line);
        }
    }
}
