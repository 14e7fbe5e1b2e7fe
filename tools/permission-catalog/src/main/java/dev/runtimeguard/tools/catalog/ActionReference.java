package dev.runtimeguard.tools.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The service authorization reference: which actions exist, on which resource types, with which ARN formats. */
final class ActionReference {

    /** The spelling of the reference, and the resource types it names for the action; none means {@code *} only. */
    record Action(String prefix, String name, List<Use> uses) {}

    record Use(String type, boolean required) {}

    private final Map<String, Map<String, Action>> actions = new TreeMap<>();
    private final Map<String, String> arns = new HashMap<>();

    static ActionReference read(Path data) throws IOException {
        ActionReference reference = new ActionReference();
        ObjectMapper json = new ObjectMapper();
        for (Path file : files(data.resolve("actions"))) {
            String prefix = prefix(file);
            Map<String, Action> named = new TreeMap<>();
            for (JsonNode action : json.readTree(file.toFile())) {
                List<Use> uses = new ArrayList<>();
                for (JsonNode use : action.get("resourceTypes")) {
                    uses.add(new Use(
                            use.get("name").asText(), use.get("required").asBoolean()));
                }
                String name = action.get("name").asText();
                named.put(name.toLowerCase(Locale.ROOT), new Action(prefix, name, uses));
            }
            reference.actions.put(prefix, named);
        }
        for (Path file : files(data.resolve("resourceTypes"))) {
            for (JsonNode type : json.readTree(file.toFile())) {
                reference.arns.put(
                        typeKey(prefix(file), type.get("key").asText()),
                        // A second format of a type is that of another service with the same prefix.
                        type.get("arn").asText().split(", ")[0]);
            }
        }
        return reference;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> list = Files.list(directory)) {
            return list.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
    }

    private static String prefix(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }

    private static String typeKey(String prefix, String type) {
        return prefix + ' ' + type.toLowerCase(Locale.ROOT);
    }

    boolean hasPrefix(String prefix) {
        return actions.containsKey(prefix);
    }

    /** The action of that name whatever its case, or null. */
    Action find(String prefix, String name) {
        return actions.getOrDefault(prefix, Map.of()).get(name.toLowerCase(Locale.ROOT));
    }

    /** The ARN format of a resource type in the reference's own notation, or null. */
    String arn(String prefix, String type) {
        return arns.get(typeKey(prefix, type));
    }

    /** All action names by prefix. */
    Map<String, List<String>> names() {
        Map<String, List<String>> names = new TreeMap<>();
        actions.forEach((prefix, named) -> names.put(
                prefix, named.values().stream().map(Action::name).sorted().toList()));
        return names;
    }
}
