package dev.runtimeguard.tools.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads the newest API model of every service from botocore's data directory. */
final class ApiModels {

    private static final Set<String> SCALARS = Set.of("string", "character", "integer", "long");

    private final ObjectMapper json = new ObjectMapper();

    /** The models by catalog key; of two directories with one service id the first by name counts. */
    Map<String, ServiceModel> read(Path data) throws IOException {
        Map<String, ServiceModel> models = new TreeMap<>();
        for (Path service : children(data)) {
            if (!Files.isDirectory(service)) {
                continue;
            }
            Path file = null;
            for (Path version : children(service)) {
                Path candidate = version.resolve("service-2.json.gz");
                file = Files.exists(candidate) ? candidate : file;
            }
            if (file != null) {
                ServiceModel model = model(file);
                models.putIfAbsent(model.key(), model);
            }
        }
        return models;
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> list = Files.list(directory)) {
            return list.sorted().toList();
        }
    }

    private ServiceModel model(Path file) throws IOException {
        JsonNode root;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            root = json.readTree(in);
        }
        JsonNode metadata = root.get("metadata");
        String signing = metadata.path("signingName")
                .asText(metadata.path("endpointPrefix").asText());
        boolean bearer = metadata.path("signatureVersion").asText().equals("bearer");
        List<ServiceModel.Operation> operations = new ArrayList<>();
        root.get("operations").fields().forEachRemaining(named -> {
            JsonNode operation = named.getValue();
            boolean unsigned = bearer || operation.path("authtype").asText().equals("none");
            operations.add(new ServiceModel.Operation(
                    named.getKey(),
                    members(
                            root.get("shapes"),
                            operation.path("input").path("shape").asText()),
                    names(
                            root.get("shapes"),
                            operation.path("input").path("shape").asText()),
                    !unsigned,
                    operation.path("http").path("method").asText(),
                    operation.path("http").path("requestUri").asText()));
        });
        operations.sort(Comparator.comparing(ServiceModel.Operation::name));
        return new ServiceModel(metadata.get("serviceId").asText(), signing, operations);
    }

    private static List<String> names(JsonNode shapes, String input) {
        List<String> names = new ArrayList<>();
        shapes.path(input).path("members").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<ServiceModel.Member> members(JsonNode shapes, String input) {
        List<ServiceModel.Member> members = new ArrayList<>();
        shapes.path(input).path("members").fields().forEachRemaining(field -> {
            JsonNode shape = shapes.get(field.getValue().get("shape").asText());
            String type = shape.get("type").asText();
            JsonNode element = type.equals("list")
                    ? shapes.get(shape.get("member").get("shape").asText())
                    : shape;
            String elementType = element.get("type").asText();
            if (SCALARS.contains(elementType)) {
                members.add(member(field.getKey(), field.getValue(), type.equals("list")));
            } else if (elementType.equals("structure")) {
                element.path("members").fields().forEachRemaining(inner -> {
                    String kind = shapes.get(inner.getValue().get("shape").asText())
                            .get("type")
                            .asText();
                    if (kind.equals("string")) {
                        members.add(
                                member(field.getKey() + "." + inner.getKey(), inner.getValue(), type.equals("list")));
                    }
                });
            }
        });
        return members;
    }

    private static ServiceModel.Member member(String name, JsonNode reference, boolean many) {
        return new ServiceModel.Member(
                name,
                reference.path("locationName").asText(name),
                many,
                reference.path("documentation").asText());
    }
}
