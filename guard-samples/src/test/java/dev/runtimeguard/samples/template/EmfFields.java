package dev.runtimeguard.samples.template;

import dev.runtimeguard.samples.aws.policy.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The guard's metrics, as alarms, dashboard and queries name them; {@link TemplateFunctionsIT} holds it against real lines. */
final class EmfFields {

    static final String NAMESPACE = "RuntimeGuard";
    static final String DIMENSION = "FunctionName";
    static final Set<String> METRICS = Set.of("Denials", "Redirects", "Refusals", "TmpUsedPercent", "TmpGrowth");
    static final String GUARD_INIT = "GuardInitDuration";

    private EmfFields() {}

    /** The lines of metrics in a function's log, parsed. */
    static List<Map<String, Object>> linesIn(String log) {
        return log.lines()
                .filter(line -> line.startsWith("{\"_aws\":"))
                .map(line -> Template.map(Json.parse(line)))
                .toList();
    }

    /** Whether CloudWatch makes a metric of the guard's of a line's field, with the function as its only dimension. */
    static boolean declares(Map<String, Object> line, String metric) {
        return ((List<?>) Template.map(line.get("_aws")).get("CloudWatchMetrics"))
                .stream()
                        .map(Template::map)
                        .filter(directive -> directive.get("Namespace").equals(NAMESPACE))
                        .filter(directive -> directive.get("Dimensions").equals(List.of(List.of(DIMENSION))))
                        .flatMap(directive -> ((List<?>) directive.get("Metrics")).stream())
                        .anyMatch(one -> Template.map(one).get("Name").equals(metric));
    }
}
