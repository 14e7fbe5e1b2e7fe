package dev.runtimeguard.samples.template;

import dev.runtimeguard.samples.aws.policy.Json;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the template's dashboard shows. */
record Dashboard(List<Map<String, Object>> widgets) {

    private static final Pattern SEARCHED = Pattern.compile(
            "SEARCH\\('\\{(?<namespace>\\w+),(?<dimension>\\w+)\\} MetricName=\"(?<metric>\\w+)\"', '\\w+', \\d+\\)");

    /**
     * @param namespace of a metric that is searched for
     * @param dimension its only one
     */
    record Search(String namespace, String dimension, String metric) {

        static Search of(String expression) {
            Matcher searched = SEARCHED.matcher(expression);
            if (!searched.matches()) {
                throw new IllegalArgumentException("no search known here: " + expression);
            }
            return new Search(searched.group("namespace"), searched.group("dimension"), searched.group("metric"));
        }
    }

    static Dashboard of(Deployment deployment) {
        String body = (String) deployment.properties("Dashboard").get("DashboardBody");
        List<?> widgets = (List<?>) Template.map(Json.parse(body)).get("widgets");
        return new Dashboard(widgets.stream().map(Template::map).toList());
    }

    List<String> queries() {
        return properties("log")
                .map(properties -> (String) properties.get("query"))
                .toList();
    }

    List<Search> searches() {
        return properties("metric")
                .flatMap(properties -> ((List<?>) properties.get("metrics")).stream())
                .map(metric -> (String) Template.map(((List<?>) metric).get(0)).get("expression"))
                .map(Search::of)
                .toList();
    }

    List<String> alarms() {
        return properties("alarm")
                .flatMap(properties -> ((List<?>) properties.get("alarms")).stream())
                .map(String.class::cast)
                .toList();
    }

    private Stream<Map<String, Object>> properties(String type) {
        return widgets.stream()
                .filter(widget -> type.equals(widget.get("type")))
                .map(widget -> Template.map(widget.get("properties")));
    }
}
