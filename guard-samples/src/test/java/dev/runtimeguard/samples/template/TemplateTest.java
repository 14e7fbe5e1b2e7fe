package dev.runtimeguard.samples.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.GuardedEntryPoint;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.events.AliasEvent;

/** What a linter does not know of the template's functions: Lambda's rules between properties, and what the guard reads. */
class TemplateTest {

    private static final int SNAP_START_MAX_STORAGE = 512;
    private static final List<String> FUNCTIONS = List.of(
            "PriceCacheFunction",
            "NightlyExportFunction",
            "ReportUploadFunction",
            "EncryptedUploadFunction",
            "PartnerUploadFunction");

    /**
     * A function as it is deployed.
     *
     * @param properties resolved, with those of all functions
     */
    record Function(String id, boolean cured, Map<String, Object> properties) {

        static Function of(Template template, String id, boolean cured) {
            return new Function(id, cured, Deployment.unnamed(template, cured).properties(id));
        }

        Map<String, String> environment() {
            Map<String, String> environment = new TreeMap<>();
            Template.map(Template.map(properties.get("Environment")).get("Variables"))
                    .forEach((name, value) -> environment.put(name, (String) value));
            return environment;
        }

        @Override
        public String toString() {
            return id + (cured ? ", cured" : "");
        }
    }

    static Stream<Function> functions() throws IOException {
        Template template = Template.read();
        return Stream.of(false, true).flatMap(cured -> template.resourcesOf("AWS::Serverless::Function").stream()
                .map(id -> Function.of(template, id, cured)));
    }

    @Test
    void hasAFunctionForEachFeature() throws IOException {
        assertThat(Template.read().resourcesOf("AWS::Serverless::Function")).containsExactlyElementsOf(FUNCTIONS);
    }

    @Test
    void usesNoYamlThatCloudFormationDoesNotRead() throws IOException {
        try (Reader in = Files.newBufferedReader(Template.FILE)) {
            assertThat(new Yaml().parse(in)).noneMatch(AliasEvent.class::isInstance);
        }
    }

    @Test
    void hasACureForEachFunction() throws IOException {
        Template template = Template.read();
        for (String id : FUNCTIONS) {
            assertThat(Function.of(template, id, true).properties())
                    .as(id)
                    .isNotEqualTo(Function.of(template, id, false).properties());
        }
    }

    @Test
    void showsEachSettingThatItIsToShow() throws IOException {
        List<Function> all = functions().toList();

        assertThat(all).allMatch(one -> "java21".equals(one.properties().get("Runtime")));
        assertThat(all).anyMatch(one -> one.properties().containsKey("SnapStart"));
        assertThat(all).anyMatch(one -> one.properties().containsKey("Layers"));
        assertThat(all).anyMatch(one -> one.properties().containsKey("EphemeralStorage"));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void keepsToTheRulesOfSnapStart(Function function) {
        Map<String, Object> properties = function.properties();
        if (properties.containsKey("SnapStart")) {
            assertThat(Template.map(properties.get("SnapStart")).get("ApplyOn")).isEqualTo("PublishedVersions");
            assertThat(properties)
                    .as("a published version to apply to")
                    .containsKey("AutoPublishAlias")
                    .doesNotContainKeys("FileSystemConfigs", "ProvisionedConcurrencyConfig");
            assertThat(storageOf(properties)).isLessThanOrEqualTo(SNAP_START_MAX_STORAGE);
        }
        assertThat(storageOf(properties)).isBetween(512, 10_240);
    }

    private static int storageOf(Map<String, Object> properties) {
        return (int) Template.map(properties.get("EphemeralStorage")).getOrDefault("Size", 512);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void namesHandlersThatThereAre(Function function) throws ClassNotFoundException {
        String handler = (String) function.properties().get("Handler");
        if (handler.equals(GuardedEntryPoint.class.getName())) {
            assertThat(function.environment()).containsKey("GUARD_HANDLER");
            assertIsHandler(function.environment().get("GUARD_HANDLER"));
        } else {
            assertThat(function.environment()).doesNotContainKey("GUARD_HANDLER");
        }
        assertIsHandler(handler);
    }

    private static void assertIsHandler(String handler) throws ClassNotFoundException {
        String[] parts = handler.split("::", -1);
        Class<?> type = Class.forName(parts[0]);
        if (parts.length == 2) {
            assertThat(type.getMethods()).anyMatch(method -> method.getName().equals(parts[1]));
        } else {
            assertThat(RequestHandler.class.isAssignableFrom(type) || RequestStreamHandler.class.isAssignableFrom(type))
                    .as(handler)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void setsFlagsThatTheGuardReadsToValuesThatItTakes(Function function) {
        Set<String> read = new HashSet<>();
        Map<String, String> environment = new HashMap<>(function.environment()) {
            @Override
            public String get(Object name) {
                read.add((String) name);
                return super.get(name);
            }
        };
        GuardConfig config = GuardConfig.fromEnvironment(environment);

        assertThat(config.problems()).isEmpty();
        assertThat(read)
                .containsAll(environment.keySet().stream()
                        .filter(name -> name.startsWith("GUARD_"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void loadsTheWrapperFromALayer(Function function) {
        String wrapper = function.environment().get("AWS_LAMBDA_EXEC_WRAPPER");
        assertThat(wrapper).isIn(null, "/opt/runtime-guard");
        assertThat(function.properties().containsKey("Layers")).isEqualTo(wrapper != null);
        if ("redirect".equals(function.environment().get("GUARD_FS"))) {
            assertThat(wrapper).as("the agent").isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void allowsNoMoreThanIsNeeded(Function function) {
        List<?> policies = (List<?>) function.properties().getOrDefault("Policies", List.of());
        for (Object policy : policies) {
            for (Object one : (List<?>) Template.map(policy).get("Statement")) {
                Map<String, Object> statement = Template.map(one);
                assertThat(statement).doesNotContainKeys("NotAction", "NotResource", "NotPrincipal");
                assertThat((String) statement.get("Action")).doesNotContain("*");
                assertThat((String) statement.get("Resource")).matches("<\\w+\\.Arn>(/\\w+/\\*)?");
            }
        }
    }
}
