package dev.runtimeguard.samples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.samples.aws.policy.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The metric lines of a log, held to what CloudWatch's embedded metric format asks for. */
final class EmfDocument {

    private final Map<?, ?> root;

    private EmfDocument(Map<?, ?> root) {
        this.root = root;
    }

    /** Of every line that is meant as one: as CloudWatch takes a log event, from its first character to its last. */
    static List<EmfDocument> in(String log) {
        List<EmfDocument> documents = new ArrayList<>();
        log.lines().filter(line -> line.contains("\"_aws\"")).forEach(line -> {
            EmfDocument document = new EmfDocument((Map<?, ?>) Json.parse(line));
            document.check();
            documents.add(document);
        });
        return documents;
    }

    private void check() {
        Map<?, ?> metadata = (Map<?, ?>) root.get("_aws");
        long age = System.currentTimeMillis() - ((Number) metadata.get("Timestamp")).longValue();
        assertThat(age).isBetween(-7_200_000L, 14 * 86_400_000L);
        List<?> directives = (List<?>) metadata.get("CloudWatchMetrics");
        assertThat(directives).isNotEmpty();
        for (Object one : directives) {
            Map<?, ?> directive = (Map<?, ?>) one;
            assertThat(directive.get("Namespace")).isEqualTo("RuntimeGuard");
            assertThat((List<?>) directive.get("Dimensions")).isNotEmpty();
            for (Object set : (List<?>) directive.get("Dimensions")) {
                assertThat((List<?>) set).hasSizeLessThanOrEqualTo(30).allSatisfy(name -> assertThat(root.get(name))
                        .isInstanceOf(String.class)
                        .isNotEqualTo(""));
            }
            assertThat((List<?>) directive.get("Metrics"))
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo(100)
                    .allSatisfy(metric -> {
                        assertThat(root.get(((Map<?, ?>) metric).get("Name"))).isInstanceOf(Number.class);
                        assertThat(((Map<?, ?>) metric).get("Unit")).isIn("Count", "Percent", "Bytes", "Milliseconds");
                    });
        }
    }

    String requestId() {
        return (String) root.get("RequestId");
    }

    String functionName() {
        return (String) root.get("FunctionName");
    }

    /** The value of a metric; 0 where it is not in the document. */
    double value(String metric) {
        return root.get(metric) instanceof Number number ? number.doubleValue() : 0;
    }

    boolean has(String metric) {
        return root.containsKey(metric);
    }
}
