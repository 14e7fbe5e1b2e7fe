package dev.runtimeguard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What CloudWatch asks of a log event for metrics to be taken from it, from the user guide's "Specification: Embedded
 * metric format" and the API reference of PutMetricData. Anything else in a document is refused here, as CloudWatch
 * drops it without a word.
 */
public final class EmfSchema {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private static final Set<String> UNITS = units();

    private static final long TWO_HOURS = 2 * 3_600_000L;
    private static final long TWO_WEEKS = 14 * 24 * 3_600_000L;

    private EmfSchema() {}

    private static Set<String> units() {
        Set<String> units =
                new HashSet<>(List.of("Seconds", "Microseconds", "Milliseconds", "Percent", "Count", "None"));
        for (String scale : List.of("", "Kilo", "Mega", "Giga", "Tera")) {
            for (String base : List.of("Bytes", "Bits")) {
                String unit = scale.isEmpty() ? base : scale + base.toLowerCase(java.util.Locale.ROOT);
                units.add(unit);
                units.add(unit + "/Second");
            }
        }
        units.add("Count/Second");
        return units;
    }

    /** Whether a line wants to be one: a document that fails the checks below is still meant as one. */
    public static boolean isMeant(String line) {
        return line.contains("\"_aws\"");
    }

    /** The document, after every check. */
    public static JsonNode checked(String line) {
        JsonNode root;
        try {
            root = JSON.readTree(line);
        } catch (JsonProcessingException notOneObject) {
            throw new AssertionError(line, notOneObject);
        }
        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThan(1 << 20);
        assertThat(line).startsWith("{").endsWith("}").doesNotContain("\n", "\r");
        JsonNode metadata = root.path("_aws");
        assertThat(fields(metadata)).containsExactlyInAnyOrder("Timestamp", "CloudWatchMetrics");
        assertThat(metadata.path("Timestamp").isIntegralNumber()).isTrue();
        long now = System.currentTimeMillis();
        assertThat(metadata.path("Timestamp").asLong()).isBetween(now - TWO_WEEKS, now + TWO_HOURS);
        JsonNode directives = metadata.path("CloudWatchMetrics");
        assertThat(directives.isArray() && !directives.isEmpty()).isTrue();
        directives.forEach(directive -> check(directive, root));
        return root;
    }

    private static void check(JsonNode directive, JsonNode root) {
        assertThat(fields(directive)).containsExactlyInAnyOrder("Namespace", "Dimensions", "Metrics");
        assertThat(directive.path("Namespace").asText())
                .matches("[A-Za-z0-9_#/.-]{1,255}")
                .doesNotStartWith("AWS/");
        JsonNode dimensions = directive.path("Dimensions");
        assertThat(dimensions.isArray() && !dimensions.isEmpty()).isTrue();
        for (JsonNode set : dimensions) {
            assertThat(set.isArray()).isTrue();
            assertThat(set.size()).isLessThanOrEqualTo(30);
            for (JsonNode name : set) {
                assertThat(name.isTextual()).isTrue();
                assertThat(name.asText()).matches("[\\x21-\\x7e]{1,250}").doesNotStartWith(":");
                JsonNode value = root.path(name.asText());
                assertThat(value.isTextual()).as("the dimension %s", name).isTrue();
                assertThat(value.asText()).isNotBlank().hasSizeLessThanOrEqualTo(1024);
            }
        }
        JsonNode metrics = directive.path("Metrics");
        assertThat(metrics.isArray() && !metrics.isEmpty()).isTrue();
        assertThat(metrics.size()).isLessThanOrEqualTo(100);
        Set<String> names = new HashSet<>();
        for (JsonNode metric : metrics) {
            assertThat(fields(metric)).contains("Name").isSubsetOf("Name", "Unit", "StorageResolution");
            assertThat(metric.path("Name").asText()).hasSizeBetween(1, 1024).matches("[\\x20-\\x7e]+");
            assertThat(names.add(metric.path("Name").asText()))
                    .as("once: %s", metric)
                    .isTrue();
            assertThat(metric.path("Unit").asText("None")).isIn(UNITS);
            assertThat(metric.path("StorageResolution").asInt(60)).isIn(1, 60);
            JsonNode value = root.path(metric.path("Name").asText());
            assertThat(value.isNumber()).as("the metric %s", metric).isTrue();
            // Where CloudWatch takes no value of a metric.
            assertThat(Math.abs(value.asDouble())).isLessThan(Math.pow(2, 360));
        }
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
