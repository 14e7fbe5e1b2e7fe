package dev.runtimeguard.iam;

import java.util.Map;

/**
 * The fields of a request by their member names in the service's API model ({@code Bucket}, {@code TableName}). Values
 * are strings, numbers, booleans, lists, maps with string keys, or nested {@code RequestFields} for structures.
 */
@FunctionalInterface
public interface RequestFields {

    /** A request without fields. */
    RequestFields NONE = name -> null;

    /** The value of the field, or null when it is not set or there is no such field. */
    Object get(String memberName);

    /** The field's value as text; null when it is not set, empty, or not a scalar. */
    default String text(String memberName) {
        Object value = get(memberName);
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            String text = value.toString();
            return text.isEmpty() ? null : text;
        }
        return null;
    }

    /** The fields of a request given as a map, structures inside it as maps as well. */
    static RequestFields of(Map<String, ?> fields) {
        return new MapFields(fields);
    }
}
