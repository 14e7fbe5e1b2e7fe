package dev.runtimeguard.iam.catalog;

import dev.runtimeguard.iam.RequestFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The texts a request holds under a member or a path of members: {@code TableName}, {@code Entries.EventBusName},
 * {@code RequestItems.#} for the keys of a map. Lists give the texts of all their elements.
 */
final class MemberValues {

    /** More values than this do not make a readable policy. */
    private static final int LIMIT = 20;

    private MemberValues() {}

    /** The texts of the first of the paths between {@code |} that has any. */
    static List<String> ofFirst(RequestFields fields, String paths) {
        int bar = paths.indexOf('|');
        if (bar < 0) {
            return of(fields, paths);
        }
        List<String> first = of(fields, paths.substring(0, bar));
        return first.isEmpty() ? ofFirst(fields, paths.substring(bar + 1)) : first;
    }

    /** Distinct, in the request's order; empty when the request does not say. */
    static List<String> of(RequestFields fields, String path) {
        List<String> found = new ArrayList<>();
        int dot = path.indexOf('.');
        collect(fields.get(dot < 0 ? path : path.substring(0, dot)), dot < 0 ? "" : path.substring(dot + 1), found);
        return found;
    }

    private static void collect(Object value, String path, List<String> found) {
        if (value == null || found.size() >= LIMIT) {
            return;
        }
        if (value instanceof Iterable<?> list) {
            for (Object element : list) {
                collect(element, path, found);
            }
        } else if (path.isEmpty()) {
            String text = value instanceof String || value instanceof Number ? value.toString() : "";
            if (!text.isEmpty() && !found.contains(text)) {
                found.add(text);
            }
        } else if (path.equals("#")) {
            if (value instanceof Map<?, ?> map) {
                for (Object key : map.keySet()) {
                    collect(key, "", found);
                }
            }
        } else {
            int dot = path.indexOf('.');
            String name = dot < 0 ? path : path.substring(0, dot);
            Object inner = value instanceof RequestFields structure
                    ? structure.get(name)
                    : value instanceof Map<?, ?> map ? map.get(name) : null;
            collect(inner, dot < 0 ? "" : path.substring(dot + 1), found);
        }
    }
}
