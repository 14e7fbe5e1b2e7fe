package dev.runtimeguard.benchmarks;

import dev.runtimeguard.samples.aws.LocalAws;
import dev.runtimeguard.samples.aws.Session;
import dev.runtimeguard.samples.handlers.GuardedHello;
import dev.runtimeguard.samples.handlers.Hello;
import dev.runtimeguard.samples.local.LambdaClassPath;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The candidates of {@link FirstResponse}, each with no more on its class path than it needs. Those of other libraries
 * are there in the profile that has these libraries, {@code compare}.
 */
final class Candidates {

    private static final int BARE = 0;
    private static final int BARE_SDK = 1;

    private static final String FUNCTION = "guard-samples.*";
    private static final String GUARD = "guard-core.*|guard-fs.*|slf4j-api.*";
    private static final String SDK =
            "guard-benchmarks.*|slf4j-api.*|reactive-streams.*|netty.*|http.*|commons-.*|.*/software/amazon/(awssdk|eventstream)/.*";
    private static final String POWERTOOLS =
            "guard-benchmarks.*|slf4j-api.*|.*/software/amazon/lambda/.*|.*/log4j/.*|.*/jackson/.*|.*/aspectj/.*"
                    + "|.*/cloudwatchlogs/.*|commons-lang3.*|jmespath.*|.*/org/crac/.*";
    private static final String OPENTELEMETRY = ".*/io/opentelemetry/.*|.*/jackson/.*|aws-lambda-java-events.*|joda.*";

    private Candidates() {}

    static List<Candidate> all(LocalAws aws) throws IOException {
        String agent = "-javaagent:" + PackagedAgent.jar();
        LambdaClassPath bare = ClassPaths.only(FUNCTION);
        LambdaClassPath guarded = ClassPaths.only(FUNCTION + '|' + GUARD);
        String hello = Hello.class.getName();
        String guardedHello = GuardedHello.class.getName();
        String storedHello = StoredHello.class.getName();
        Map<String, String> credentials = credentials(aws);
        Stream<Candidate> own = Stream.of(
                new Candidate("bare", Candidate.NONE, hello, bare, Map.of()),
                new Candidate("bare, a call of S3", Candidate.NONE, storedHello, ClassPaths.only(SDK), credentials),
                new Candidate(
                        "guard-core",
                        BARE,
                        guardedHello,
                        ClassPaths.only(FUNCTION + "|guard-core.*|slf4j-api.*"),
                        Map.of()),
                new Candidate("guard-core and guard-fs", BARE, guardedHello, guarded, Map.of()),
                new Candidate("the same, agent `explain`", BARE, guardedHello, guarded, agent(agent, "explain")),
                new Candidate("the same, agent `redirect`", BARE, guardedHello, guarded, agent(agent, "redirect")),
                new Candidate("the same, agent `strict`", BARE, guardedHello, guarded, agent(agent, "strict")),
                new Candidate("the same, agent `off`", BARE, guardedHello, guarded, agent(agent, "off")),
                new Candidate(
                        "the SDK hook, a call of S3",
                        BARE_SDK,
                        storedHello,
                        ClassPaths.only(SDK + "|guard-core.*|guard-s3.*"),
                        credentials),
                new Candidate(
                        "an empty Java agent",
                        BARE,
                        hello,
                        bare,
                        Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + EmptyAgent.jar())));
        return Stream.concat(own, isThere("powertools-logging") ? others() : Stream.of())
                .toList();
    }

    private static Stream<Candidate> others() {
        return Stream.of(
                new Candidate(
                        "Powertools, logging and metrics",
                        BARE,
                        "dev.runtimeguard.benchmarks.PowertoolsHello",
                        ClassPaths.only(POWERTOOLS),
                        Map.of("POWERTOOLS_METRICS_NAMESPACE", "hello", "POWERTOOLS_SERVICE_NAME", "hello")),
                new Candidate(
                        "OpenTelemetry wrapper",
                        BARE,
                        "io.opentelemetry.instrumentation.awslambdaevents.v2_2.TracingRequestWrapper",
                        ClassPaths.only(FUNCTION + '|' + OPENTELEMETRY),
                        Map.of(
                                "OTEL_INSTRUMENTATION_AWS_LAMBDA_HANDLER",
                                Hello.class.getName() + "::handleRequest",
                                "OTEL_TRACES_EXPORTER",
                                "logging",
                                "OTEL_METRICS_EXPORTER",
                                "none",
                                "OTEL_LOGS_EXPORTER",
                                "none")));
    }

    private static Map<String, String> agent(String option, String mode) {
        return Map.of("JAVA_TOOL_OPTIONS", option, "GUARD_FS", mode);
    }

    private static Map<String, String> credentials(LocalAws aws) {
        aws.createBucket("greetings");
        Session session = aws.createRole("greeter").putPolicy("greets", """
                        {"Version":"2012-10-17","Statement":[
                          {"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::greetings/*"}]}
                        """).assume("session");
        return aws.environment(session);
    }

    private static boolean isThere(String artifact) {
        return LambdaClassPath.ofThisProcess().function().stream()
                .anyMatch(entry -> entry.getFileName().toString().startsWith(artifact));
    }
}
