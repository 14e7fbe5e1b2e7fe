package dev.runtimeguard.iam;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Request fields given as a map. A map inside is both, as nothing tells a structure from a map with string keys: each
 * reader takes it for what the service's model says it is.
 */
final class MapFields extends AbstractMap<String, Object> implements RequestFields {

    /** Deeper than any request, and shallow enough for a map that contains itself. */
    private static final int MAX_DEPTH = 20;

    private final Map<String, Object> values = new LinkedHashMap<>();

    MapFields(Map<String, ?> fields) {
        this(fields, 0);
    }

    private MapFields(Map<?, ?> fields, int depth) {
        fields.forEach((name, value) -> values.put(String.valueOf(name), wrapped(value, depth)));
    }

    private static Object wrapped(Object value, int depth) {
        if (value instanceof RequestFields || depth == MAX_DEPTH) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            return new MapFields(map, depth + 1);
        }
        if (value instanceof List<?> list) {
            List<Object> elements = new ArrayList<>(list.size());
            list.forEach(element -> elements.add(wrapped(element, depth + 1)));
            return elements;
        }
        return value;
    }

    @Override
    public Object get(String memberName) {
        return values.get(memberName);
    }

    @Override
    public Object get(Object key) {
        return values.get(key);
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return values.entrySet();
    }
}
