package dev.runtimeguard.iam.lookalike;

import dev.runtimeguard.iam.json.JsonReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an encoded authorization failure message says once STS has decoded it. Parts the document leaves out are null or
 * empty.
 *
 * @param allowed whether the request was allowed
 * @param explicitDeny whether a policy denied it explicitly; false is an implicit deny
 * @param principal the ARN of who was denied
 * @param action the action, as {@code ec2:RunInstances}
 * @param resource the ARN of the resource
 * @param statements the ids ({@code Sid}) of the statements that matched, where they have one
 * @param conditions the condition keys of the request with their values
 */
public record DecodedMessage(
        boolean allowed,
        boolean explicitDeny,
        String principal,
        String action,
        String resource,
        List<String> statements,
        Map<String, List<String>> conditions) {

    private static final int MAX_ITEMS = 100;

    /** The parts of the JSON document STS gives, or null when the text is none or names no action. */
    public static DecodedMessage parse(String json) {
        if (json == null || !(JsonReader.read(json) instanceof Map<?, ?> document)) {
            return null;
        }
        Object context = document.get("context");
        String action = text(context, "action");
        if (action == null) {
            return null;
        }
        return new DecodedMessage(
                Boolean.TRUE.equals(document.get("allowed")),
                Boolean.TRUE.equals(document.get("explicitDeny")),
                text(member(context, "principal"), "arn"),
                action,
                text(context, "resource"),
                statements(document.get("matchedStatements")),
                conditions(member(context, "conditions")));
    }

    private static List<String> statements(Object matched) {
        List<String> ids = new ArrayList<>();
        for (Object statement : items(matched)) {
            String id = text(statement, "statementId");
            if (id != null) {
                ids.add(id);
            }
        }
        return List.copyOf(ids);
    }

    private static Map<String, List<String>> conditions(Object conditions) {
        Map<String, List<String>> byKey = new LinkedHashMap<>();
        for (Object condition : items(conditions)) {
            String key = text(condition, "key");
            List<String> values = new ArrayList<>();
            for (Object value : items(member(condition, "values"))) {
                String text = text(value, "value");
                if (text != null) {
                    values.add(text);
                }
            }
            if (key != null) {
                byKey.put(key, List.copyOf(values));
            }
        }
        return byKey;
    }

    /** The document wraps each of its lists in an object of one member, {@code items}. */
    private static List<?> items(Object wrapper) {
        List<?> items = member(wrapper, "items") instanceof List<?> list ? list : List.of();
        return items.size() > MAX_ITEMS ? items.subList(0, MAX_ITEMS) : items;
    }

    private static Object member(Object object, String name) {
        return object instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static String text(Object object, String name) {
        return member(object, name) instanceof String text && !text.isEmpty() ? text : null;
    }
}
