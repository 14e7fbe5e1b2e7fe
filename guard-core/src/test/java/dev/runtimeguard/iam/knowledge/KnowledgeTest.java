package dev.runtimeguard.iam.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.IamScope;
import dev.runtimeguard.iam.ArnContext;
import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.RequiredPermission;
import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.iam.catalog.GeneratedCatalog;
import dev.runtimeguard.report.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds for the knowledge of every service. */
class KnowledgeTest {

    private static final Pattern ACTION = Pattern.compile("(?<![\\w.:-])([a-z0-9-]+:[A-Z][A-Za-z0-9]+)\\b");
    private static final Pattern ARN =
            Pattern.compile("\\*|arn:[a-z-]+:[a-z0-9-]+:([a-z0-9-]*|\\*):([a-z0-9]*|\\*):[^\\s\"]+");
    private static final ArnContext CONTEXT = new ArnContext("aws", "eu-west-1", "123456789012");
    private static final Set<String> PINNED = pinnedActions();
    private static final String HUGE = "/a:".repeat(100_000);

    /** Every member is set to the same thing, to whatever depth rules look. */
    private static RequestFields all(Object value) {
        return name -> value;
    }

    private static final RequestFields DEEP = new RequestFields() {
        @Override
        public Object get(String memberName) {
            return memberName.length() % 2 == 0 ? List.of(this, "x-1.y") : Map.of("k", "v", "Values", this);
        }
    };

    private static final RequestFields TEXT_AT_ANY_DEPTH = new RequestFields() {
        @Override
        public Object get(String memberName) {
            return List.of("name", this);
        }
    };

    static Stream<RequestFields> requests() {
        return Stream.of(
                RequestFields.NONE,
                DEEP,
                TEXT_AT_ANY_DEPTH,
                all(""),
                all(" "),
                all("*"),
                all(":"),
                all("/"),
                all("://"),
                all("https://"),
                all("https:///"),
                all("s3://"),
                all("a@"),
                all("@"),
                all("<>"),
                all("name"),
                all("alias/"),
                all("alias/a"),
                all("arn:"),
                all("arn:aws:::::"),
                all("arn:aws:iam::1:role/"),
                all("arn:aws:kms:r:1:alias/"),
                all("arn:aws:lambda:r:1:function:"),
                all("arn:aws:states:r:1:stateMachine::"),
                all("arn:aws:bedrock:r::foundation-model/"),
                all("arn:aws:events:r:1:event-bus/x"),
                all("SELECT * FROM"),
                all("UPDATE \"a\".\"b"),
                all("'"),
                all("/*"),
                all(HUGE),
                all(7),
                all(true),
                all(new Object()),
                all(List.of()),
                all(Arrays.asList(null, "a", 1, List.of("b"))),
                all(Map.of("k", List.of("v"))),
                all(List.of(all("x"), RequestFields.NONE)),
                all(List.of(all(List.of("tag:", "ResourceType")))));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void survivesAnyRequestAndNamesRealActions(RequestFields fields) {
        List<String> wrong = new ArrayList<>();
        for (String service : Known.SERVICES) {
            ServicePermissions knowledge = Knowledge.of(service);
            for (String operation : knowledge.operations()) {
                for (RequiredPermission permission : knowledge.requiredFor(operation, fields, CONTEXT)) {
                    boolean real = PINNED.contains(permission.action())
                            && ARN.matcher(permission.resource()).matches();
                    for (IamScope scope : IamScope.values()) {
                        real &= !knowledge
                                .policyResource(permission.resource(), scope)
                                .isEmpty();
                    }
                    if (!real) {
                        wrong.add(service + '.' + operation + ": " + permission);
                    }
                }
                assertThat(knowledge.checks(operation, fields).size()).isLessThanOrEqualTo(2);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void actionsInChecksExist() {
        for (String service : Known.SERVICES) {
            ServicePermissions knowledge = Knowledge.of(service);
            for (String operation : knowledge.operations()) {
                for (Remedy check : knowledge.checks(operation, all("x"))) {
                    Matcher action = ACTION.matcher(check.title() + ' ' + check.text());
                    while (action.find()) {
                        assertThat(PINNED.contains(action.group(1)))
                                .as(action.group(1))
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void coversOperationsThatExist() {
        GeneratedCatalog catalog = new GeneratedCatalog();
        for (String service : Known.SERVICES) {
            ServicePermissions knowledge = Knowledge.of(service);
            assertThat(knowledge.serviceName()).isEqualToIgnoringCase(service);
            assertThat(catalog.operations(service)).as(service).containsAll(knowledge.operations());
        }
    }

    @Test
    void saysNothingForOthers() {
        assertThat(Knowledge.of(null)).isNull();
        assertThat(Knowledge.of("NoSuchService")).isNull();
        for (String service : Known.SERVICES) {
            assertThat(Knowledge.of(service).requiredFor("NoSuchOperation", RequestFields.NONE, CONTEXT))
                    .isEmpty();
            assertThat(Knowledge.of(service).requiredFor(null, RequestFields.NONE, CONTEXT))
                    .isEmpty();
        }
    }

    private static Set<String> pinnedActions() {
        Set<String> actions = new HashSet<>();
        try (InputStream in = KnowledgeTest.class.getResourceAsStream("/dev/runtimeguard/iam/actions.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] words = line.split(" ", -1);
                Arrays.stream(words).skip(1).forEach(name -> actions.add(words[0] + ':' + name));
            });
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
        return actions;
    }
}
