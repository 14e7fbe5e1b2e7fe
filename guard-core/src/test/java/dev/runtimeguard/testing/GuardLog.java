package dev.runtimeguard.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What one test makes the guard write: to SLF4J, and to standard error when even that fails. */
public final class GuardLog implements BeforeEachCallback, AfterEachCallback {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream standardError = new ByteArrayOutputStream();
    private PrintStream before;

    @Override
    public void beforeEach(ExtensionContext context) {
        RecordingSlf4j.events().clear();
        RecordingSlf4j.failWith(null);
        RecordingSlf4j.beforeTheNext(null);
        ScriptedDiagnoser.reset();
        ScriptedWatch.reset();
        before = System.err;
        System.setErr(new PrintStream(standardError, true, StandardCharsets.UTF_8));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        System.setErr(before);
        RecordingSlf4j.failWith(null);
        RecordingSlf4j.beforeTheNext(null);
        ScriptedDiagnoser.reset();
        ScriptedWatch.reset();
    }

    /** From now on, writing to the log throws {@code thrown}. */
    public void failWith(Throwable thrown) {
        RecordingSlf4j.failWith(thrown);
    }

    /** The next line that is written waits until {@code work} has run. */
    public void beforeTheNextLine(Runnable work) {
        RecordingSlf4j.beforeTheNext(work);
    }

    /** All lines, those on standard error last. */
    public List<String> lines() {
        return Stream.concat(
                        RecordingSlf4j.events().stream().map(RecordingSlf4j.Event::line),
                        standardError.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("{")))
                .toList();
    }

    /** The codes of all reports, in the order written. */
    public List<String> codes() {
        return reports().stream().map(report -> report.path("code").asText()).toList();
    }

    /** All reports, the content of {@code guard}. */
    public List<JsonNode> reports() {
        return lines().stream().map(GuardLog::guard).toList();
    }

    /** The levels of the lines written to SLF4J. */
    public List<String> levels() {
        return RecordingSlf4j.events().stream()
                .map(event -> event.level().name())
                .toList();
    }

    /** The content of {@code guard} in one JSON line. */
    public static JsonNode guard(String line) {
        try {
            return JSON.readTree(line).path("guard");
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("not JSON: " + line, notJson);
        }
    }
}
