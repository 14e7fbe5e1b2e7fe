package dev.runtimeguard.iam.lookalike;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Test data, a JSON object a line. */
final class TestLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TestLines() {}

    static List<JsonNode> of(String resource) {
        try (InputStream in = TestLines.class.getResourceAsStream(resource)) {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isBlank()) {
                    lines.add(JSON.readTree(line));
                }
            }
            return lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The text, or null for JSON's null and for a field that is not there. */
    static String text(JsonNode line, String field) {
        return line.path(field).textValue();
    }
}
