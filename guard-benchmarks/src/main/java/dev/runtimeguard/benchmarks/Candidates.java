package dev.runtimeguard.benchmarks;

import dev.runtimeguard.samples.aws.LocalAws;
import dev.runtimeguard.samples.aws.Session;
import dev.runtimeguard.samples.handlers.GuardedHello;
import dev.runtimeguard.samples.handlers.Hello;
import dev.runtimeguard.samples.local.LambdaClassPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The candidates of {@link FirstResponse}, each with no more on its class path than it needs. Those of other libraries
 * are there in the profile that has these libraries, {@code compare}.
 */
final class Candidates {

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
        Candidate bare = new Candidate("bare", null, Hello.class.getName(), ClassPaths.only(FUNCTION), Map.of());
        Candidate storing = new Candidate(
                "bare, a call of S3", null, StoredHello.class.getName(), ClassPaths.only(SDK), credentials(aws));
        Candidate hooked = new Candidate(
                "the SDK hook, a call of S3",
                storing,
                storing.handler(),
                ClassPaths.only(SDK + "|guard-core.*|guard-s3.*"),
                storing.environment());
        String option = "-javaagent:" + EmptyAgent.jar();
        Candidate emptyAgent = new Candidate(
                "an empty Java agent", bare, bare.handler(), bare.classPath(), Map.of("JAVA_TOOL_OPTIONS", option));
        List<Candidate> all = new ArrayList<>(List.of(bare));
        all.addAll(guarded(bare));
        all.addAll(List.of(storing, hooked, emptyAgent));
        if (isThere("powertools-logging")) {
            all.addAll(others(bare));
        }
        return all;
    }

    private static List<Candidate> guarded(Candidate bare) throws IOException {
        String agent = "-javaagent:" + PackagedAgent.jar();
        LambdaClassPath core = ClassPaths.only(FUNCTION + "|guard-core.*|slf4j-api.*");
        LambdaClassPath files = ClassPaths.only(FUNCTION + '|' + GUARD);
        String hello = GuardedHello.class.getName();
        return List.of(
                new Candidate("guard-core", bare, hello, core, Map.of()),
                new Candidate("guard-core and guard-fs", bare, hello, files, Map.of()),
                new Candidate("and the agent on the command line, `off`", bare, hello, files, agent(agent, "off")),
                new Candidate("`explain`", bare, hello, files, agent(agent, "explain")),
                new Candidate("`redirect`", bare, hello, files, agent(agent, "redirect")),
                new Candidate("`strict`", bare, hello, files, agent(agent, "strict")),
                new Candidate("the agent by the exec wrapper, `redirect`", bare, hello, files, wrapped("redirect")),
                new Candidate(
                        "attached by the flag alone, `redirect`", bare, hello, files, Map.of("GUARD_FS", "redirect")));
    }

    private static List<Candidate> others(Candidate bare) {
        return List.of(
                new Candidate(
                        "Powertools, logging and metrics",
                        bare,
                        "dev.runtimeguard.benchmarks.PowertoolsHello",
                        ClassPaths.only(POWERTOOLS),
                        Map.of("POWERTOOLS_METRICS_NAMESPACE", "hello", "POWERTOOLS_SERVICE_NAME", "hello")),
                new Candidate(
                        "OpenTelemetry wrapper",
                        bare,
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

    /** The script looks for the jar beside it, as in a layer. */
    private static Map<String, String> wrapped(String mode) throws IOException {
        Path layer = Files.createTempDirectory("layer");
        Path jar = PackagedAgent.jar();
        Path script = jar.resolve("../../src/main/exec/runtime-guard").normalize();
        Files.copy(jar, layer.resolve(jar.getFileName()));
        Path copy = Files.copy(script, layer.resolve("runtime-guard"));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Map.of("AWS_LAMBDA_EXEC_WRAPPER", copy.toString(), "GUARD_FS", mode);
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
