package dev.runtimeguard.benchmarks;

import dev.runtimeguard.samples.handlers.GuardedHello;
import dev.runtimeguard.samples.handlers.Hello;
import dev.runtimeguard.samples.local.LambdaClassPath;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.SandboxMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares init times under the real runtime interface client, from the start of the process to its first request for
 * an invocation. Bare and guarded functions take turns, so that the machine's drift hits both; what counts is the
 * median of the differences within a turn, and between which values it lies.
 *
 * <p>Takes the number of turns as its argument, 20 without one.
 */
public final class InitTime {

    /** One way to run a function. */
    private record Variant(String name, Class<?> handler, LambdaClassPath classPath, Map<String, String> environment) {}

    private InitTime() {}

    public static void main(String[] args) throws Exception {
        int turns = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        List<Variant> variants = variants();
        Map<Variant, List<Double>> millis = new LinkedHashMap<>();
        for (Variant variant : variants) {
            initMillis(variant);
            millis.put(variant, new ArrayList<>());
        }
        for (int turn = 0; turn < turns; turn++) {
            for (Variant variant : variants) {
                millis.get(variant).add(initMillis(variant));
            }
        }
        List<Double> bare = millis.get(variants.get(0));
        System.out.printf("init of %d turns on Java %s, median ms%n", turns, Runtime.version());
        millis.forEach((variant, all) -> print(variant.name(), all, bare));
    }

    private static List<Variant> variants() throws IOException {
        LambdaClassPath bare = ClassPaths.only("guard-samples.*");
        LambdaClassPath core = ClassPaths.only("guard-samples.*|guard-core.*|slf4j-api.*");
        LambdaClassPath files = ClassPaths.only("guard-samples.*|guard-core.*|guard-fs.*|slf4j-api.*");
        String agent = "-javaagent:" + PackagedAgent.jar();
        return List.of(
                new Variant("bare", Hello.class, bare, Map.of()),
                new Variant("guard-core", GuardedHello.class, core, Map.of()),
                new Variant("guard-core and guard-fs", GuardedHello.class, files, Map.of()),
                new Variant("agent on the command line, explain", Hello.class, bare, agent(agent, "explain")),
                new Variant("agent on the command line, redirect", Hello.class, bare, agent(agent, "redirect")),
                new Variant("agent on the command line, off", Hello.class, bare, agent(agent, "off")),
                new Variant("agent by the exec wrapper, redirect", Hello.class, bare, wrapped("redirect")),
                new Variant("agent attached by GUARD_FS=redirect", GuardedHello.class, files, mode("redirect")));
    }

    private static Map<String, String> agent(String option, String mode) {
        return Map.of("JAVA_TOOL_OPTIONS", option, "GUARD_FS", mode, "GUARD_REPORT", "off");
    }

    private static Map<String, String> mode(String mode) {
        return Map.of("GUARD_FS", mode, "GUARD_REPORT", "off");
    }

    /** The script looks for the jar beside it, as in a layer. */
    private static Map<String, String> wrapped(String mode) throws IOException {
        Path layer = Files.createTempDirectory("layer");
        Path jar = PackagedAgent.jar();
        Path script = jar.resolve("../../src/main/exec/runtime-guard").normalize();
        Files.copy(jar, layer.resolve(jar.getFileName()));
        Path copy = Files.copy(script, layer.resolve("runtime-guard"));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Map.of("AWS_LAMBDA_EXEC_WRAPPER", copy.toString(), "GUARD_FS", mode, "GUARD_REPORT", "off");
    }

    private static void print(String name, List<Double> millis, List<Double> bare) {
        List<Double> added = new ArrayList<>();
        for (int turn = 0; turn < millis.size(); turn++) {
            added.add(millis.get(turn) - bare.get(turn));
        }
        Interval interval = Interval.of(added);
        System.out.printf(
                "  %-38s %8.1f   added %6.1f (%.1f %%), with 95 %% confidence %.1f to %.1f%n",
                name,
                median(millis),
                interval.median(),
                100 * interval.median() / median(bare),
                interval.low(),
                interval.high());
    }

    private static double initMillis(Variant variant) throws Exception {
        try (LocalLambda lambda = LocalLambda.builder(variant.handler().getName())
                .classPath(variant.classPath())
                .environment(variant.environment())
                .sandbox(SandboxMode.OFF)
                .start()) {
            return lambda.initDuration().toNanos() / 1e6;
        }
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
