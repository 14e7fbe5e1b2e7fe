package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.RequestFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The values a request holds below a path of members: {@code Entries.EventBusName}, {@code RequestItems.#} for the keys
 * of a map. A list on the way gives the values of all its elements.
 */
final class Members {

    /** The most entries any service takes in one call; a request with more is not read to its end. */
    private static final int LIMIT = 100;

    private Members() {}

    /** The texts, distinct and in the request's order. */
    static List<String> texts(RequestFields fields, String path) {
        List<String> texts = new ArrayList<>();
        for (Object value : values(fields, path)) {
            if ((value instanceof String || value instanceof Number || value instanceof Boolean)
                    && !value.toString().isEmpty()
                    && !texts.contains(value.toString())) {
                texts.add(value.toString());
            }
        }
        return texts;
    }

    /** The only text, or the first of several; null when there is none. */
    static String text(RequestFields fields, String path) {
        List<String> texts = texts(fields, path);
        return texts.isEmpty() ? null : texts.get(0);
    }

    /** The structures of a list of them, or the one structure. */
    static List<RequestFields> structures(RequestFields fields, String path) {
        List<RequestFields> structures = new ArrayList<>();
        for (Object value : values(fields, path)) {
            if (value instanceof RequestFields structure) {
                structures.add(structure);
            }
        }
        return structures;
    }

    /** True when the request sets the member to anything but nothing. */
    static boolean has(RequestFields fields, String path) {
        return !values(fields, path).isEmpty();
    }

    private static List<Object> values(RequestFields fields, String path) {
        List<Object> found = new ArrayList<>();
        int dot = path.indexOf('.');
        collect(fields.get(dot < 0 ? path : path.substring(0, dot)), dot < 0 ? "" : path.substring(dot + 1), found);
        return found;
    }

    private static void collect(Object value, String path, List<Object> found) {
        if (value == null || found.size() >= LIMIT) {
            return;
        }
        if (value instanceof Iterable<?> list) {
            for (Object element : list) {
                if (found.size() >= LIMIT) {
                    return;
                }
                collect(element, path, found);
            }
        } else if (path.isEmpty()) {
            found.add(value);
        } else {
            int dot = path.indexOf('.');
            String name = dot < 0 ? path : path.substring(0, dot);
            String rest = dot < 0 ? "" : path.substring(dot + 1);
            if (name.equals("#")) {
                collect(value instanceof Map<?, ?> map ? map.keySet() : null, rest, found);
            } else if (value instanceof RequestFields structure) {
                collect(structure.get(name), rest, found);
            } else if (value instanceof Map<?, ?> map) {
                collect(map.get(name), rest, found);
            }
        }
    }
}
