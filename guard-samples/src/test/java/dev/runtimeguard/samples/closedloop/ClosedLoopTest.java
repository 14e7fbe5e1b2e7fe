package dev.runtimeguard.samples.closedloop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.Guard;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.samples.aws.DenialWording;
import dev.runtimeguard.samples.aws.LocalAws;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every suggested policy cures the call it was suggested for with one paste, and nothing beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosedLoopTest {
    private LocalAws aws;
    private SdkClients sdk;
    private ClosedLoop loop;
    private List<LoopCase> cases;

    @BeforeAll
    void start() throws Exception {
        aws = LocalAws.start();
        sdk = new SdkClients(aws);
        loop = new ClosedLoop(aws, sdk);
        sdk.use(aws.createRole("admin").putPolicy("all", allow("*", "*")).assume("admin"));
        cases = Stream.of(
                        new S3Cases(aws).all(),
                        DynamoDbCases.all(),
                        MessagingCases.all(),
                        StreamingCases.all(),
                        OrchestrationCases.all(),
                        ConfigurationCases.all(),
                        new KmsCases(aws).all(),
                        ObservabilityCases.all(),
                        ComputeCases.all(),
                        new DataCases(sdk).all(),
                        new IdentityCases(aws).all(),
                        MailCases.all())
                .flatMap(List::stream)
                .toList();
        install(Map.of("GUARD_IAM_SCOPE", "exact", "GUARD_REPORT", "off", "GUARD_IAM_STS", "false"));
    }

    @AfterAll
    void stop() throws Exception {
        install(Map.of());
        sdk.close();
        aws.close();
    }

    /** Settings are the process's; wrapping a handler is what installs them. */
    private static void install(Map<String, String> environment) {
        Guard.wrap((input, output, context) -> {}, GuardConfig.fromEnvironment(environment));
    }

    Stream<Arguments> everyCaseInEveryWording() {
        return cases.stream()
                .flatMap(loopCase -> Stream.of(DenialWording.values()).map(wording -> Arguments.of(loopCase, wording)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyCaseInEveryWording")
    void closes(LoopCase loopCase, DenialWording wording) {
        Verdict verdict = loop.check(loopCase, wording);
        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(loopCase.expected(wording));
    }

    @Test
    void coversWhatFunctionsCall() {
        assertThat(cases).extracting(LoopCase::name).doesNotHaveDuplicates();
        assertThat(cases.stream().map(LoopCase::operation).distinct()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(cases.stream().map(LoopCase::service).distinct()).hasSizeGreaterThanOrEqualTo(18);
    }

    static List<Arguments> badSuggestions() {
        return List.of(
                Arguments.of("every action", allow("*", "*"), Outcome.ACTION_TOO_WIDE),
                Arguments.of(
                        "every action of the service",
                        allow("sqs:*", Arns.arn("sqs", "orders")),
                        Outcome.ACTION_TOO_WIDE),
                Arguments.of("every resource", allow("sqs:SendMessage", "*"), Outcome.RESOURCE_TOO_WIDE),
                Arguments.of(
                        "a prefix", allow("sqs:SendMessage", Arns.arn("sqs", "orders*")), Outcome.RESOURCE_TOO_WIDE),
                Arguments.of(
                        "one action too many",
                        allow("sqs:SendMessage", Arns.arn("sqs", "orders"))
                                .replace("\"sqs:SendMessage\"", "[\"sqs:SendMessage\",\"sqs:ReceiveMessage\"]"),
                        Outcome.ACTION_TOO_WIDE),
                Arguments.of("an invented action", allow("sqs:SendMessageBatch", "*"), Outcome.STILL_DENIED),
                Arguments.of(
                        "the wrong queue", allow("sqs:SendMessage", Arns.arn("sqs", "order")), Outcome.STILL_DENIED),
                Arguments.of(
                        "the wrong region",
                        allow("sqs:SendMessage", "arn:aws:sqs:us-east-1:123456789012:orders"),
                        Outcome.STILL_DENIED),
                Arguments.of("no policy", null, Outcome.NO_POLICY),
                Arguments.of("no policy document", "{}", Outcome.MALFORMED),
                Arguments.of("the right one", allow("sqs:SendMessage", Arns.arn("sqs", "orders")), Outcome.CLOSED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badSuggestions")
    void catchesABadSuggestion(String name, String policy, Outcome outcome) {
        LoopCase batch = named("sqs SendMessageBatch");
        for (DenialWording wording : DenialWording.values()) {
            Verdict verdict = loop.check(batch, wording, report -> policy);
            assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(outcome);
        }
    }

    @Test
    void catchesHalfASuggestion() {
        Function<String, Outcome> outcome =
                policy -> loop.check(named("rds-data ExecuteStatement"), DenialWording.DETAILED, report -> policy)
                        .outcome();
        assertThat(outcome.apply(allow("rds-data:ExecuteStatement", Arns.arn("rds", "cluster:orders"))))
                .isEqualTo(Outcome.STILL_DENIED);
    }

    @Test
    void catchesACaseThatIsNeverDenied() {
        LoopCase open = LoopCase.everywhere("nothing", clients -> {}, clients -> {});
        assertThat(loop.check(open, DenialWording.DETAILED).outcome()).isEqualTo(Outcome.NOT_DENIED);
    }

    private LoopCase named(String name) {
        return cases.stream()
                .filter(loopCase -> loopCase.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String allow(String action, String resource) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"" + action
                + "\",\"Resource\":\"" + resource + "\"}]}";
    }
}
