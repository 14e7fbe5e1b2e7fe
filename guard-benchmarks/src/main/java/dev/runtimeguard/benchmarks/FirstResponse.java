package dev.runtimeguard.benchmarks;

import dev.runtimeguard.samples.aws.LocalAws;
import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.SandboxMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a function takes from the start of its process to its first request for an invocation (init), and to its first
 * answer (first response), under the real runtime interface client: with the guard, and with what one would add
 * instead. The machine's speed drifts within seconds, so each run has one of the function without right before or right
 * after it; what counts is the ratio and the difference of such a pair. Prints a table in Markdown.
 *
 * <p>Takes the number of pairs of each as its argument, 10 without one; below six there are no intervals. A second one is
 * a part of the names of those to run, for many pairs of few.
 */
public final class FirstResponse {

    /** Milliseconds from the start of the process. */
    private record Run(double init, double response) {}

    /** A run, and the one of its base beside it. */
    private record Pair(Run own, Run base) {}

    private FirstResponse() {}

    public static void main(String[] args) throws Exception {
        int turns = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        String wanted = args.length > 1 ? args[1] : "";
        try (LocalAws aws = LocalAws.start()) {
            Map<Candidate, List<Pair>> pairs = new LinkedHashMap<>();
            for (Candidate candidate : Candidates.all(aws)) {
                if (candidate.name().contains(wanted)) {
                    // The first of each fills the machine's file cache.
                    run(candidate);
                    pairs.put(candidate, new ArrayList<>());
                }
            }
            for (int turn = 0; turn < turns; turn++) {
                for (Map.Entry<Candidate, List<Pair>> candidate : pairs.entrySet()) {
                    candidate.getValue().add(pair(candidate.getKey(), turn % 2 == 0));
                }
            }
            print(turns, pairs);
        }
    }

    private static Pair pair(Candidate candidate, boolean baseFirst) throws Exception {
        Run before = run(baseFirst ? candidate.base() : candidate);
        Run after = run(baseFirst ? candidate : candidate.base());
        return baseFirst ? new Pair(after, before) : new Pair(before, after);
    }

    private static Run run(Candidate candidate) throws Exception {
        try (LocalLambda lambda = LocalLambda.builder(candidate.handler())
                .classPath(candidate.classPath())
                .environment(candidate.environment())
                .sandbox(SandboxMode.OFF)
                .start()) {
            InvocationResult result = lambda.invoke("\"you\"");
            if (!result.payloadText().equals("\"Hello you\"")) {
                throw new IllegalStateException(candidate.name() + ": " + result);
            }
            double init = lambda.initDuration().toNanos() / 1e6;
            return new Run(init, init + result.duration().toNanos() / 1e6);
        }
    }

    private static void print(int turns, Map<Candidate, List<Pair>> pairs) {
        System.out.printf(
                "%d pairs of each, Java %s, %d processors, %s %s, %s%n%n",
                turns,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                LocalDate.now(ZoneOffset.UTC));
        System.out.println("| | init, ms | added, ms | ratio (95 %) | first response, ms | added, ms | ratio (95 %) |");
        System.out.println("|---|---|---|---|---|---|---|");
        pairs.forEach((candidate, own) -> System.out.printf(
                "| %s | %s | %s |%n", candidate.name(), columns(own, Run::init), columns(own, Run::response)));
    }

    private static String columns(List<Pair> pairs, ToDoubleFunction<Run> what) {
        List<Double> own = new ArrayList<>();
        List<Double> added = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (Pair pair : pairs) {
            double with = what.applyAsDouble(pair.own());
            double without = what.applyAsDouble(pair.base());
            own.add(with);
            added.add(with - without);
            ratios.add(with / without);
        }
        Interval ratio = Interval.of(ratios);
        return String.format(
                Locale.ROOT,
                "%.0f | %.1f | %.3f (%.3f to %.3f)",
                Interval.medianOf(own),
                Interval.medianOf(added),
                ratio.median(),
                ratio.low(),
                ratio.high());
    }
}
