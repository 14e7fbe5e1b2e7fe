package dev.runtimeguard.benchmarks;

import dev.runtimeguard.samples.handlers.GuardedHello;
import dev.runtimeguard.samples.handlers.Hello;
import dev.runtimeguard.samples.local.LambdaClassPath;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.SandboxMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Compares init times under the real runtime interface client, from the start of the process to its first request for
 * an invocation. Bare and guarded functions take turns, so that the machine's drift hits both; what counts is the
 * median of the differences within a turn.
 *
 * <p>Takes the number of turns as its argument, 20 without one.
 */
public final class InitTime {

    private InitTime() {}

    public static void main(String[] args) throws Exception {
        int turns = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        LambdaClassPath all = LambdaClassPath.ofThisProcess();
        LambdaClassPath bare = only(all, name -> name.startsWith("guard-samples"));
        LambdaClassPath guarded = only(
                all,
                name -> name.startsWith("guard-samples")
                        || name.startsWith("guard-core")
                        || name.startsWith("slf4j-api"));
        initMillis(Hello.class, bare);
        initMillis(GuardedHello.class, guarded);
        List<Double> bareMillis = new ArrayList<>();
        List<Double> guardedMillis = new ArrayList<>();
        List<Double> added = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            bareMillis.add(initMillis(Hello.class, bare));
            guardedMillis.add(initMillis(GuardedHello.class, guarded));
            added.add(guardedMillis.get(turn) - bareMillis.get(turn));
        }
        System.out.printf("init of %d turns on Java %s, median ms%n", turns, Runtime.version());
        System.out.printf("  bare     %8.1f%n", median(bareMillis));
        System.out.printf("  guarded  %8.1f%n", median(guardedMillis));
        System.out.printf("  added    %8.1f (%.1f %%)%n", median(added), 100 * median(added) / median(bareMillis));
    }

    private static LambdaClassPath only(LambdaClassPath all, Predicate<String> named) {
        List<Path> function = new ArrayList<>();
        for (Path entry : all.function()) {
            // In the reactor a module may still be its classes directory, named by the folders above it.
            boolean directory = entry.endsWith(Path.of("target", "classes"));
            Path module = directory ? entry.getParent().getParent() : entry;
            if (named.test(module.getFileName().toString())) {
                function.add(entry);
            }
        }
        return new LambdaClassPath(all.runtime(), function);
    }

    private static double initMillis(Class<?> handler, LambdaClassPath classPath) throws Exception {
        try (LocalLambda lambda = LocalLambda.builder(handler.getName())
                .classPath(classPath)
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
