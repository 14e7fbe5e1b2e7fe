package dev.runtimeguard.samples.template;

import dev.runtimeguard.samples.aws.policy.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields that Logs Insights discovers in a JSON line: {@code guard.missing.0.action}. */
final class JsonPaths {

    private JsonPaths() {}

    static Set<String> of(String line) {
        Set<String> paths = new LinkedHashSet<>();
        collect("", Json.parse(line), paths);
        return paths;
    }

    private static void collect(String path, Object value, Set<String> paths) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> collect(path.isEmpty() ? key.toString() : path + "." + key, member, paths));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(path + "." + i, list.get(i), paths);
            }
        } else {
            paths.add(path);
        }
    }
}
