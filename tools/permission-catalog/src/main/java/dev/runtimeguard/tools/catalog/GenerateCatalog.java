package dev.runtimeguard.tools.catalog;

import dev.runtimeguard.tools.catalog.ServiceModel.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Generates the catalog: arguments are the models' directory, the action reference's directory and guard-core. */
public final class GenerateCatalog {

    private int operations;
    private int none;
    private int unmapped;
    private int guessed;

    private GenerateCatalog() {}

    /** Runs the generator; a relative path is taken from the working directory. */
    public static void main(String[] args) throws IOException {
        new GenerateCatalog().run(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
    }

    private void run(Path models, Path reference, Path core) throws IOException {
        Rules rules = Rules.read(Path.of("rules.txt"));
        ActionReference actions = ActionReference.read(reference);
        Map<String, ServiceModel> services = new ApiModels().read(models);
        addServicesWithoutModel(rules, services);

        Path catalog = core.resolve("src/main/resources/dev/runtimeguard/iam/catalog");
        clear(catalog);
        NeedFinder finder = new NeedFinder(actions, rules);
        Map<Character, String> files = new TreeMap<>();
        for (ServiceModel service : new TreeMap<>(services).values()) {
            files.merge(service.key().charAt(0), section(service, rules, actions, finder), String::concat);
        }
        for (Map.Entry<Character, String> file : files.entrySet()) {
            Files.writeString(catalog.resolve(file.getKey() + ".txt"), file.getValue());
        }
        writeActions(actions, core.resolve("src/test/resources/dev/runtimeguard/iam/actions.txt"));
        System.out.printf(
                "%d services, %d operations: %d need none, %d without a known action, %d guesses%n",
                services.size(), operations, none, unmapped, guessed);
    }

    private String section(ServiceModel service, Rules rules, ActionReference actions, NeedFinder finder) {
        List<Need> needs = new ArrayList<>();
        List<String> needNone = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Operation operation : service.operations()) {
            List<Need> found = finder.find(service, operation);
            if (!operation.signed() || rules.needsNone(service, operation.name())) {
                needNone.add(operation.name());
            } else if (found.isEmpty()) {
                unknown.add(operation.name());
            } else {
                needs.addAll(found);
                guessed += found.get(0).guess() ? 1 : 0;
            }
        }
        operations += service.operations().size();
        none += needNone.size();
        unmapped += unknown.size();
        if (!unknown.isEmpty()) {
            System.out.println("no action: " + service.key() + ' ' + unknown);
        }
        return new CatalogWriter(service, rules.prefix(service)).write(needs, needNone, unknown);
    }

    private static void addServicesWithoutModel(Rules rules, Map<String, ServiceModel> services) {
        rules.aliases().forEach((name, of) -> {
            ServiceModel service = services.get(of).as(name);
            services.put(service.key(), service);
        });
        rules.models().forEach((name, text) -> {
            String[] words = text.split(" +");
            List<Operation> operations = Arrays.stream(words)
                    .skip(1)
                    .sorted()
                    .map(word -> operation(word))
                    .toList();
            ServiceModel service = new ServiceModel(name, words[0], operations);
            services.put(service.key(), service);
        });
    }

    /** {@code Operation} or {@code Operation(Member,Member)}. */
    private static Operation operation(String word) {
        int open = word.indexOf('(');
        List<String> names = open < 0
                ? List.of()
                : List.of(word.substring(open + 1, word.length() - 1).split(","));
        return new Operation(
                open < 0 ? word : word.substring(0, open),
                names.stream()
                        .map(n -> new ServiceModel.Member(n, n, false, ""))
                        .toList(),
                names,
                true,
                "",
                "");
    }

    private static void writeActions(ActionReference actions, Path file) throws IOException {
        StringBuilder out = new StringBuilder();
        new TreeMap<>(actions.names()).forEach((prefix, names) -> out.append(prefix)
                .append(' ')
                .append(String.join(" ", names))
                .append('\n'));
        Files.createDirectories(file.getParent());
        Files.writeString(file, out);
    }

    private static void clear(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
