package dev.runtimeguard.s3;

import dev.runtimeguard.iam.RequestFields;
import java.util.Collection;
import java.util.List;

/** Reading of structures inside a request. */
final class Fields {

    private Fields() {}

    /** The value that {@code path} leads to; null when a step of it is not there, or for an empty list. */
    static Object at(RequestFields fields, String... path) {
        Object value = fields;
        for (String name : path) {
            value = value instanceof RequestFields structure ? structure.get(name) : null;
        }
        return value instanceof Collection<?> collection && collection.isEmpty() ? null : value;
    }

    /** The text that {@code path} leads to; null when there is none. */
    static String textAt(RequestFields fields, String... path) {
        return at(fields, path) instanceof String text && !text.isEmpty() ? text : null;
    }

    /** The structures in the list that {@code path} leads to; never null. */
    static List<RequestFields> structuresAt(RequestFields fields, String... path) {
        if (at(fields, path) instanceof List<?> list) {
            return list.stream()
                    .filter(RequestFields.class::isInstance)
                    .map(RequestFields.class::cast)
                    .toList();
        }
        return List.of();
    }
}
