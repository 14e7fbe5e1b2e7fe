package dev.runtimeguard.samples.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The template with its functions resolved: for one choice of its parameters, and names for its resources. */
final class Deployment {

    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{([^!}][^}]*)\\}");
    private static final Object NO_VALUE = new Object();

    private final Template template;
    private final Map<String, String> names;

    /**
     * @param names what {@code Ref} and {@code GetAtt} give: of parameters, pseudo parameters, resources and, as
     *     {@code Bucket.Arn}, their attributes
     */
    Deployment(Template template, Map<String, String> names) {
        this.template = template;
        this.names = Map.copyOf(names);
    }

    /** With the faults, or with the cures; what is not among the names stands for itself. */
    static Deployment unnamed(Template template, boolean cured) {
        return new Deployment(template, Map.of("Cured", Boolean.toString(cured), "AlarmTopic", ""));
    }

    Map<String, Object> properties(String id) {
        return Template.map(resolve(template.properties(id)));
    }

    Object resolve(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.size() == 1 && isFunction(map.keySet().iterator().next())
                    ? call(map.entrySet().iterator().next())
                    : resolveEntries(map);
        }
        if (value instanceof List<?> list) {
            List<Object> resolved = new ArrayList<>();
            list.stream().map(this::resolve).filter(one -> one != NO_VALUE).forEach(resolved::add);
            return resolved;
        }
        return value;
    }

    private Map<String, Object> resolveEntries(Map<?, ?> map) {
        Map<String, Object> resolved = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            Object one = resolve(value);
            if (one != NO_VALUE) {
                resolved.put((String) key, one);
            }
        });
        return resolved;
    }

    private static boolean isFunction(Object key) {
        return key.equals("Ref") || key.toString().startsWith("Fn::");
    }

    private Object call(Map.Entry<?, ?> function) {
        Object argument = function.getValue();
        return switch ((String) function.getKey()) {
            case "Ref" -> argument.equals("AWS::NoValue") ? NO_VALUE : name((String) argument);
            case "Fn::GetAtt" -> name((String) argument);
            case "Fn::Sub" -> substituted((String) argument);
            case "Fn::If" -> {
                List<?> parts = (List<?>) argument;
                yield resolve(parts.get(holds((String) parts.get(0)) ? 1 : 2));
            }
            default -> throw new IllegalArgumentException("not known here: " + function);
        };
    }

    private boolean holds(String condition) {
        return isTrue(Objects.requireNonNull(template.section("Conditions").get(condition), condition));
    }

    private boolean isTrue(Object expression) {
        Map.Entry<String, Object> function =
                Template.map(expression).entrySet().iterator().next();
        List<?> arguments = (List<?>) function.getValue();
        return switch (function.getKey()) {
            case "Fn::Equals" -> resolve(arguments.get(0)).equals(resolve(arguments.get(1)));
            case "Fn::Not" -> !isTrue(arguments.get(0));
            default -> throw new IllegalArgumentException("no condition known here: " + function);
        };
    }

    private String substituted(String text) {
        return IN_TEXT.matcher(text).replaceAll(match -> Matcher.quoteReplacement(name(match.group(1))));
    }

    private String name(String reference) {
        return names.getOrDefault(reference, "<" + reference + ">");
    }
}
