package dev.runtimeguard.report;

import java.util.List;

/** An IAM policy document of version 2012-10-17. */
public record PolicyDocument(List<Statement> statements) {

    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /** A statement that allows {@code actions} on {@code resources}; neither is empty. */
    public record Statement(List<String> actions, List<String> resources) {
        public Statement {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
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
            json.endObject();
        }
        json.endArray().endObject();
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
