package dev.runtimeguard.report;

import java.util.List;

/**
 * Renders the metrics of one invocation in CloudWatch's embedded metric format: one JSON object that names its metrics
 * under {@code _aws} and holds their values beside it (Amazon CloudWatch user guide, "Specification: Embedded metric
 * format"). Their one dimension is the function; what else is in it can be queried and costs no metric.
 */
final class EmfLine {

    static final String NAMESPACE = "RuntimeGuard";
    static final String DIMENSION = "FunctionName";

    /** Of one object; more would be dropped, and with them those that are allowed. */
    static final int MAX_METRICS = 100;

    private static final int MAX_TEXT = 1024;

    private EmfLine() {}

    /**
     * The line, without its end.
     *
     * @param function the invocation that ended
     * @param timestamp when, in milliseconds since 1970
     * @param measurements of different names, at least one
     */
    static String render(Report.Function function, long timestamp, List<Measurement> measurements) {
        List<Measurement> metrics = measurements.subList(0, Math.min(measurements.size(), MAX_METRICS));
        boolean named = function.name() != null && !function.name().isBlank();
        JsonWriter json = new JsonWriter()
                .beginObject()
                .beginObject("_aws")
                .field("Timestamp", timestamp)
                .beginArray("CloudWatchMetrics")
                .beginObject()
                .field("Namespace", NAMESPACE)
                .beginArray("Dimensions")
                .beginArray();
        if (named) {
            json.value(DIMENSION);
        }
        json.endArray().endArray().beginArray("Metrics");
        for (Measurement metric : metrics) {
            json.beginObject()
                    .field("Name", metric.name())
                    .field("Unit", metric.unit().id())
                    .endObject();
        }
        json.endArray().endObject().endArray().endObject();
        if (named) {
            json.field(DIMENSION, Text.cut(function.name(), MAX_TEXT));
        }
        json.field("FunctionVersion", Text.cut(function.version(), MAX_TEXT))
                .field("RequestId", Text.cut(function.requestId(), MAX_TEXT));
        for (Measurement metric : metrics) {
            json.field(metric.name(), metric.value());
        }
        return json.endObject().toString();
    }
}
