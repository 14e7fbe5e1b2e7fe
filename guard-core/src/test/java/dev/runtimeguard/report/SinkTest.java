package dev.runtimeguard.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.runtimeguard.testing.GuardLog;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SinkTest {

    @RegisterExtension
    final GuardLog guardLog = new GuardLog();

    private final LambdaLogger before = LambdaRuntime.getLogger();

    /** The runtime's logger. Keeps what it is given, and by which method. */
    private static class FakeLambdaLogger implements LambdaLogger {
        final List<String> calls = new ArrayList<>();

        @Override
        public void log(String message) {
            calls.add("text " + message);
        }

        @Override
        public void log(byte[] message) {
            calls.add("bytes " + new String(message, StandardCharsets.UTF_8));
        }

        @Override
        public void log(byte[] message, LogLevel level) {
            calls.add(level + " " + new String(message, StandardCharsets.UTF_8));
        }
    }

    /** As the runtime interface client does at its start. */
    private static void runtimeLogger(LambdaLogger logger) throws ReflectiveOperationException {
        Field field = LambdaRuntime.class.getDeclaredField("logger");
        field.setAccessible(true);
        field.set(null, logger);
    }

    @AfterEach
    void restoreLogger() throws ReflectiveOperationException {
        runtimeLogger(before);
    }

    private static void writeAll() {
        ReportSink sink = new LambdaLoggerSink();
        sink.write("{\"é\":1}", Severity.ERROR);
        sink.write("{}", Severity.WARN);
        sink.write("{}", Severity.INFO);
    }

    @Test
    void theLambdaLoggerGetsBytesWithALevel() throws Exception {
        FakeLambdaLogger logger = new FakeLambdaLogger();
        runtimeLogger(logger);

        writeAll();

        assertThat(logger.calls).containsExactly("ERROR {\"é\":1}\n", "WARN {}\n", "INFO {}\n");
    }

    @Test
    void aLambdaLoggerFromBeforeLevelsGetsBytes() throws Exception {
        for (LinkageError older : List.of(new NoSuchMethodError("log"), new NoClassDefFoundError("LogLevel"))) {
            FakeLambdaLogger logger = new FakeLambdaLogger() {
                @Override
                public void log(byte[] message, LogLevel level) {
                    throw older;
                }
            };
            runtimeLogger(logger);

            writeAll();

            assertThat(logger.calls).containsExactly("bytes {\"é\":1}\n", "bytes {}\n", "bytes {}\n");
        }
    }

    @Test
    void whatTheLambdaLoggerThrowsIsThrown() throws Exception {
        runtimeLogger(new FakeLambdaLogger() {
            @Override
            public void log(byte[] message, LogLevel level) {
                throw new IllegalStateException("closed");
            }
        });

        assertThatThrownBy(SinkTest::writeAll).hasMessage("closed");
    }

    @Test
    void slf4jGetsTheLineAsItIsAtTheLevelOfTheReport() {
        ReportSink sink = new Slf4jSink();
        sink.write("{\"guard\":{\"summary\":\"{} {}\"}}", Severity.ERROR);
        sink.write("{}", Severity.WARN);
        sink.write("{}", Severity.INFO);

        assertThat(guardLog.levels()).containsExactly("ERROR", "WARN", "INFO");
        assertThat(guardLog.lines().get(0)).isEqualTo("{\"guard\":{\"summary\":\"{} {}\"}}");
    }
}
