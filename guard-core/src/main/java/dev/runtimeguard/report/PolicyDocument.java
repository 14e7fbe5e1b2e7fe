package dev.runtimeguard.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An IAM policy document of version 2012-10-17. */
public record PolicyDocument(List<Statement> statements) {

    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /** A statement that allows {@code actions} on {@code resources}, neither empty, under all of {@code conditions}. */
    public record Statement(List<String> actions, List<String> resources, List<Condition> conditions) {
        public Statement {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
            conditions = List.copyOf(conditions);
        }

        /** A statement without conditions. */
        public Statement(List<String> actions, List<String> resources) {
            this(actions, resources, List.of());
        }

        /** The conditions as a policy nests them: the values by key by operator. */
        public Map<String, Map<String, List<String>>> conditionsByOperator() {
            Map<String, Map<String, List<String>>> operators = new LinkedHashMap<>();
            for (Condition condition : conditions) {
                operators
                        .computeIfAbsent(condition.operator(), operator -> new LinkedHashMap<>())
                        .computeIfAbsent(condition.key(), key -> new ArrayList<>())
                        .add(condition.value());
            }
            return operators;
        }
    }

    /** The document as JSON on one line; never null. */
    public String toJson() {
        JsonWriter json = new JsonWriter();
        writeTo(json);
        return json.toString();
    }

    void writeTo(JsonWriter json) {
        json.beginObject().field("Version", "2012-10-17").beginArray("Statement");
        for (Statement statement : statements) {
            json.beginObject().field("Effect", "Allow");
            oneOrMany(json, "Action", statement.actions());
            oneOrMany(json, "Resource", statement.resources());
            conditions(json, statement);
            json.endObject();
        }
        json.endArray().endObject();
    }

    private static void conditions(JsonWriter json, Statement statement) {
        if (statement.conditions().isEmpty()) {
            return;
        }
        json.beginObject("Condition");
        statement.conditionsByOperator().forEach((operator, keys) -> {
            json.beginObject(operator);
            keys.forEach((key, values) -> oneOrMany(json, key, values));
            json.endObject();
        });
        json.endObject();
    }

    private static void oneOrMany(JsonWriter json, String name, List<String> values) {
        if (values.size() == 1) {
            json.field(name, values.get(0));
            return;
        }
        json.beginArray(name);
        values.forEach(json::value);
        json.endArray();
    }
}
