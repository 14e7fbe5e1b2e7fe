package dev.runtimeguard.tools.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The hand-written rules of {@code rules.txt}, whose head explains them. */
final class Rules {

    /** An action of an operation; {@code type}, where given, replaces the reference's resource types. */
    record ActionRule(String prefix, String action, List<String> types, boolean guess) {}

    private final Map<String, String> prefixes = new HashMap<>();
    private final Map<String, List<ActionRule>> actions = new HashMap<>();
    private final Set<String> none = new HashSet<>();
    private final Map<String, List<String>> bindings = new HashMap<>();
    private final Map<String, List<String>> arnMembers = new HashMap<>();
    private final Map<String, List<String>> types = new HashMap<>();
    private final Map<String, String> arns = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Map<String, String> models = new LinkedHashMap<>();

    static Rules read(Path file) throws IOException {
        Rules rules = new Rules();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                rules.add(line);
            }
        }
        return rules;
    }

    private void add(String line) {
        String[] sides = line.split(" = ", 2);
        String[] left = sides[0].trim().split(" +", 3);
        String right = sides.length > 1 ? sides[1].trim() : "";
        List<String> words = List.of(right.split(" +"));
        switch (left[0]) {
            case "prefix" -> prefixes.put(left[1], right);
            case "none" -> none.add(left[1] + '.' + left[2]);
            case "action" -> {
                for (String operation : left[2].split(" +")) {
                    actions.put(
                            left[1] + '.' + operation,
                            words.stream().map(Rules::actionRule).toList());
                }
            }
            case "bind" -> bindings.put(lower(left), words);
            case "unbind" -> bindings.put(lower(left), List.of());
            case "arnmember" -> arnMembers.put(lower(left), words);
            case "types" -> types.put(left[1], right.isEmpty() ? List.of() : words);
            case "arn" -> arns.put(lower(left), right);
            case "alias" -> aliases.put(sides[0].trim().substring(6), right);
            case "model" -> models.put(sides[0].trim().substring(6), right);
            default -> throw new IllegalArgumentException("unknown rule: " + line);
        }
    }

    private static String lower(String... words) {
        return String.join(" ", List.of(words).subList(words.length == 3 ? 1 : 0, words.length))
                .toLowerCase(Locale.ROOT);
    }

    /** {@code [prefix:]Action[~][/type,type]}. */
    private static ActionRule actionRule(String word) {
        String[] parts = word.split("/", 2);
        boolean guess = parts[0].endsWith("~");
        String name = guess ? parts[0].substring(0, parts[0].length() - 1) : parts[0];
        int colon = name.indexOf(':');
        List<String> types = parts.length == 1 ? null : new ArrayList<>(List.of(parts[1].split(",(?![^(]*\\))")));
        return new ActionRule(colon < 0 ? null : name.substring(0, colon), name.substring(colon + 1), types, guess);
    }

    String prefix(ServiceModel service) {
        String own = prefixes.get(service.key());
        return own != null ? own : prefixes.getOrDefault(service.signingName(), service.signingName());
    }

    List<ActionRule> actions(ServiceModel service, String operation) {
        return actions.get(service.key() + '.' + operation);
    }

    boolean needsNone(ServiceModel service, String operation) {
        return none.contains(service.key() + '.' + operation) || none.contains(service.key() + ".*");
    }

    /** The members written down for a variable; null when no rule says, empty when nothing may fill it. */
    List<String> members(ServiceModel service, String prefix, String type, String variable) {
        for (String scope : List.of(service.key(), prefix)) {
            for (String key : List.of(type + '.' + variable, variable, type + ".*")) {
                List<String> members = bindings.get(lower(scope + ' ' + key));
                if (members != null) {
                    return members;
                }
            }
        }
        return null;
    }

    List<String> arnMembers(String prefix, String type) {
        return arnMembers.getOrDefault(
                lower(prefix + ' ' + type), arnMembers.getOrDefault(lower(prefix + " *"), List.of()));
    }

    /** The resource types of an action where the reference's are not to be used, or null. */
    List<String> types(String prefix, String action) {
        return types.get(prefix + ':' + action);
    }

    /** The ARN format written down for a type, or null. */
    String arn(ServiceModel service, String prefix, String type) {
        String own = arns.get(lower(service.key() + ' ' + type));
        return own != null ? own : arns.get(lower(prefix + ' ' + type));
    }

    Map<String, String> aliases() {
        return aliases;
    }

    /** Services that have no model among the sources: service id to signing name, then operations. */
    Map<String, String> models() {
        return models;
    }
}
