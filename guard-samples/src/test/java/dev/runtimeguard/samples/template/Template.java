package dev.runtimeguard.samples.template;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The SAM template at the top of the repository, as maps, lists, strings, numbers and booleans. CloudFormation's functions
 * are in their long form: {@code !If [a, b, c]} is a map of {@code Fn::If}.
 */
final class Template {

    static final Path FILE = Path.of("..", "template.yaml").toAbsolutePath().normalize();

    private final Map<String, Object> content;

    private Template(Map<String, Object> content) {
        this.content = content;
    }

    static Template read() throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (Reader in = Files.newBufferedReader(FILE)) {
            return new Template(new Yaml(new Functions(options)).load(in));
        }
    }

    Map<String, Object> section(String name) {
        return map(content.get(name));
    }

    Map<String, Object> resource(String id) {
        Map<String, Object> resource = map(section("Resources").get(id));
        if (resource.isEmpty()) {
            throw new IllegalArgumentException("no resource " + id);
        }
        return resource;
    }

    List<String> resourcesOf(String type) {
        return section("Resources").keySet().stream()
                .filter(id -> type.equals(resource(id).get("Type")))
                .toList();
    }

    /** A resource's properties; a function's with those that all functions have. */
    Map<String, Object> properties(String id) {
        Map<String, Object> resource = resource(id);
        Map<String, Object> own = map(resource.get("Properties"));
        return "AWS::Serverless::Function".equals(resource.get("Type"))
                ? merged(map(section("Globals").get("Function")), own)
                : own;
    }

    /** As SAM merges: maps into each other, lists one behind the other, of anything else the function's own. */
    private static Map<String, Object> merged(Map<String, Object> globals, Map<String, Object> own) {
        Map<String, Object> result = new LinkedHashMap<>(globals);
        own.forEach((key, value) -> result.merge(key, value, Template::merged));
        return result;
    }

    private static Object merged(Object global, Object own) {
        if (global instanceof Map && own instanceof Map) {
            return merged(map(global), map(own));
        }
        if (global instanceof List<?> first && own instanceof List<?> second) {
            List<Object> both = new ArrayList<>(first);
            both.addAll(second);
            return both;
        }
        return own;
    }

    /** The value as a map; an empty one for null. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    private static final class Functions extends SafeConstructor {

        Functions(LoaderOptions options) {
            super(options);
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    String name = node.getTag().getValue().substring(1);
                    return Map.of(name.equals("Ref") ? name : "Fn::" + name, argument(node));
                }
            });
        }

        private Object argument(Node node) {
            if (node instanceof ScalarNode scalar) {
                return constructScalar(scalar);
            }
            return node instanceof SequenceNode sequence
                    ? constructSequence(sequence)
                    : constructMapping((MappingNode) node);
        }
    }
}
