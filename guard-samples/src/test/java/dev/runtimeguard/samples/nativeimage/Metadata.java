package dev.runtimeguard.samples.nativeimage;

import dev.runtimeguard.iam.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What one module's jar tells native-image, in the form that every GraalVM since JDK 17 reads. */
record Metadata(List<Member> members, List<String> conditions, List<String> resourcePatterns) {

    /** A constructor, which is called {@code <init>}, or a method. */
    record Member(String className, String name, List<String> parameterTypes) {}

    static Metadata of(String module) throws IOException {
        String directory = "META-INF/native-image/dev.runtimeguard/" + module + "/";
        List<Map<String, Object>> types = list(read(directory + "reflect-config.json"));
        Map<?, ?> resources = (Map<?, ?>) ((Map<?, ?>) read(directory + "resource-config.json")).get("resources");
        List<Map<String, Object>> patterns = list(resources.get("includes"));
        return new Metadata(
                types.stream()
                        .flatMap(type -> list(type.get("methods")).stream()
                                .map(method -> new Member(
                                        (String) type.get("name"),
                                        (String) method.get("name"),
                                        ((List<?>) method.get("parameterTypes"))
                                                .stream()
                                                        .map(String.class::cast)
                                                        .toList())))
                        .toList(),
                Stream.concat(types.stream(), patterns.stream())
                        .filter(entry -> entry.containsKey("condition"))
                        .map(entry -> (String) ((Map<?, ?>) entry.get("condition")).get("typeReachable"))
                        .distinct()
                        .toList(),
                patterns.stream().map(entry -> (String) entry.get("pattern")).toList());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object json) {
        return (List<Map<String, Object>>) json;
    }

    private static Object read(String resource) throws IOException {
        try (InputStream in = Metadata.class.getClassLoader().getResourceAsStream(resource)) {
            return JsonReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
