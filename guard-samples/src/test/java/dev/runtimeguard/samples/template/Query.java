package dev.runtimeguard.samples.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a query of Logs Insights names: fields, as it discovers them in a line, and texts. Knows as much of the language as
 * the template uses, and takes nothing it does not know for granted (CloudWatch Logs user guide, "CloudWatch Logs Insights
 * language query syntax").
 */
final class Query {

    private static final Set<String> COMMANDS =
            Set.of("filter", "fields", "stats", "sort", "limit", "unnest", "display", "dedup");
    private static final Set<String> WORDS = Set.of("as", "by", "in", "and", "or", "not", "desc", "asc", "into");
    private static final Set<String> FUNCTIONS = Set.of(
            "ispresent",
            "coalesce",
            "jsonParse",
            "count",
            "count_distinct",
            "max",
            "min",
            "avg",
            "sum",
            "pct",
            "latest");
    private static final Pattern TOKEN =
            Pattern.compile("\"(?<text>[^\"]*)\"|(?<name>[@A-Za-z_]\\w*(?:\\.\\w+)*)(?<call>\\s*\\()?|[^\"@A-Za-z_]+");
    private static final Pattern PARSED_LINE = Pattern.compile("fields jsonParse\\(@message\\) as (\\w+)");
    private static final Pattern UNNESTED = Pattern.compile("unnest ([\\w.]+) into (\\w+)");

    private final Set<String> fields = new TreeSet<>();
    private final List<String> texts = new ArrayList<>();
    /** What the query names itself, and the part of the line it stands for; an empty text for a value. */
    private final Map<String, String> own = new HashMap<>();

    private final String query;

    Query(String query) {
        this.query = query;
        Arrays.stream(query.split("\\|", -1)).map(String::strip).forEach(this::command);
    }

    /** The fields of lines that it needs, such as {@code guard.code}. */
    Set<String> fields() {
        return fields;
    }

    /** Those of them in the guard's reports. */
    List<String> reportFields() {
        return fields.stream().filter(field -> field.startsWith("guard.")).toList();
    }

    /** What it compares fields with. */
    List<String> texts() {
        return texts;
    }

    private void command(String command) {
        Matcher parsed = PARSED_LINE.matcher(command);
        Matcher unnested = UNNESTED.matcher(command);
        if (parsed.matches()) {
            own.put(parsed.group(1), "line.");
        } else if (unnested.matches()) {
            own.put(unnested.group(2), "line." + pathOf(unnested.group(1)) + ".0.");
        } else if (!command.startsWith("SOURCE ")) {
            expressions(command);
        }
    }

    private void expressions(String command) {
        int space = command.indexOf(' ');
        if (space < 0 || !COMMANDS.contains(command.substring(0, space))) {
            throw new IllegalArgumentException("no command known here: " + command);
        }
        List<String> named = new ArrayList<>();
        String before = "";
        Matcher token = TOKEN.matcher(command.substring(space));
        while (token.find()) {
            String name = token.group("name");
            if (token.group("text") != null) {
                texts.add(token.group("text"));
            } else if (name == null) {
                continue;
            } else if (token.group("call") != null && !WORDS.contains(name)) {
                if (!FUNCTIONS.contains(name)) {
                    throw new IllegalArgumentException("no function known here: " + name + " in " + command);
                }
            } else if (before.equals("as")) {
                named.add(name);
            } else if (!WORDS.contains(name)) {
                use(name);
            }
            before = name == null ? "" : name;
        }
        named.forEach(name -> own.put(name, ""));
    }

    private void use(String name) {
        String path = pathOf(name);
        if (!path.isEmpty()) {
            fields.add(path);
        }
    }

    /** The path in the line; an empty text for a value of the query's own. */
    private String pathOf(String name) {
        int dot = name.indexOf('.');
        String part = own.get(dot < 0 ? name : name.substring(0, dot));
        if (part == null) {
            return name;
        }
        if (part.isEmpty() != (dot < 0)) {
            throw new IllegalArgumentException(name + " is no value, or has no members");
        }
        return dot < 0 ? "" : part.substring("line.".length()) + name.substring(dot + 1);
    }

    @Override
    public String toString() {
        return query;
    }
}
