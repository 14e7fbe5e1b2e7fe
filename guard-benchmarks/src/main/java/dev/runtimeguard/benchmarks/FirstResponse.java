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

/**
 * What a function takes from the start of its process to its first request for an invocation (init), and to its first
 * answer (first response), under the real runtime interface client: with the guard, and with what one would add
 * instead. All take turns, each time in another order; what counts is the ratio within a turn to the function without.
 * Prints a table in Markdown.
 *
 * <p>Takes the number of turns as its argument, 10 without one; below six there are no intervals.
 */
public final class FirstResponse {

    /** Milliseconds from the start of the process. */
    private record Run(double init, double response) {}

    private FirstResponse() {}

    public static void main(String[] args) throws Exception {
        int turns = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        try (LocalAws aws = LocalAws.start()) {
            List<Candidate> candidates = Candidates.all(aws);
            Map<Candidate, List<Run>> runs = new LinkedHashMap<>();
            for (Candidate candidate : candidates) {
                // The first of each fills the machine's file cache.
                run(candidate);
                runs.put(candidate, new ArrayList<>());
            }
            for (int turn = 0; turn < turns; turn++) {
                for (int i = 0; i < candidates.size(); i++) {
                    Candidate candidate = candidates.get((turn + i) % candidates.size());
                    runs.get(candidate).add(run(candidate));
                }
            }
            print(turns, candidates, runs);
        }
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

    private static void print(int turns, List<Candidate> candidates, Map<Candidate, List<Run>> runs) {
        System.out.printf(
                "%d turns, Java %s, %d processors, %s %s, %s%n%n",
                turns,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                LocalDate.now(ZoneOffset.UTC));
        System.out.println("| | init, ms | ratio (95 %) | first response, ms | ratio (95 %) |");
        System.out.println("|---|---|---|---|---|");
        for (Candidate candidate : candidates) {
            List<Run> own = runs.get(candidate);
            List<Run> base = candidate.isBase() ? own : runs.get(candidates.get(candidate.base()));
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %s | %.0f | %s |%n",
                    candidate.name(),
                    InitTime.median(own.stream().map(Run::init).toList()),
                    candidate.isBase() ? "1" : ratio(own, base, true),
                    InitTime.median(own.stream().map(Run::response).toList()),
                    candidate.isBase() ? "1" : ratio(own, base, false));
        }
    }

    private static String ratio(List<Run> own, List<Run> base, boolean init) {
        List<Double> ratios = new ArrayList<>();
        for (int turn = 0; turn < own.size(); turn++) {
            ratios.add(
                    init
                            ? own.get(turn).init() / base.get(turn).init()
                            : own.get(turn).response() / base.get(turn).response());
        }
        Interval interval = Interval.of(ratios);
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", interval.median(), interval.low(), interval.high());
    }
}
