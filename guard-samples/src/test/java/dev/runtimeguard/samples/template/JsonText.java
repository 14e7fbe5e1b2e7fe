package dev.runtimeguard.samples.template;

import dev.runtimeguard.samples.aws.policy.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what was read of the template as JSON, as CloudFormation hands it on. */
final class JsonText {

    private JsonText() {}

    static String of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> Json.quote(entry.getKey().toString()) + ":" + of(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String text ? Json.quote(text) : String.valueOf(value);
    }
}
