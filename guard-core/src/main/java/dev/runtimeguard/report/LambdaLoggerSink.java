package dev.runtimeguard.report;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.nio.charset.StandardCharsets;

/**
 * Writes to the function's log stream as bytes: the runtime passes bytes through untouched in both log formats, where it
 * would wrap a string into a JSON line of its own.
 */
final class LambdaLoggerSink implements ReportSink {

    @Override
    public void write(String line, Severity severity) {
        LambdaLogger logger = LambdaRuntime.getLogger();
        byte[] bytes = bytes(line);
        try {
            logger.log(bytes, levelOf(severity));
        } catch (NoClassDefFoundError | NoSuchMethodError beforeLevels) {
            // The runtime's own aws-lambda-java-core wins over the bundled one and may be older than 1.2.3.
            logger.log(bytes);
        }
    }

    /** Writes one line that no log level leaves out. */
    static void writeWithoutLevel(String line) {
        LambdaRuntime.getLogger().log(bytes(line));
    }

    private static byte[] bytes(String line) {
        return (line + '\n').getBytes(StandardCharsets.UTF_8);
    }

    private static LogLevel levelOf(Severity severity) {
        return switch (severity) {
            case ERROR -> LogLevel.ERROR;
            case WARN -> LogLevel.WARN;
            case INFO -> LogLevel.INFO;
        };
    }
}
