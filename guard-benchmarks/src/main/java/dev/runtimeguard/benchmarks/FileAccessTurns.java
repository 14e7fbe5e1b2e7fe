package dev.runtimeguard.benchmarks;

import dev.runtimeguard.benchmarks.FileAccess.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares file calls without the agent and with it in each mode, as a table for {@code docs/performance.md}. A process of
 * each kind runs all the time, and they take turns of some milliseconds, so that the machine's drift hits all alike; a
 * round's ratio is the median of its turns'. Each round has new processes, as no two compile the same code alike.
 *
 * <p>Takes the number of rounds as its argument, 7 without one. Needs root, for a file system that refuses writes, and the
 * packaged agent, so a build up to {@code package}.
 */
public final class FileAccessTurns {

    private static final int WARM_UP_CALLS = 20_000;
    private static final int TURNS = 100;
    private static final int TURN_MILLIS = 4;

    /** What is known of a call in one round. */
    private record Figures(double nanos, double ratio, double bytes) {}

    private FileAccessTurns() {}

    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        // Not in the ephemeral storage, which is always writable.
        Path place = Files.createTempDirectory(Path.of("/var/tmp"), "refused");
        Map<String, Map<Call, List<Figures>>> all = new LinkedHashMap<>();
        try {
            for (int round = 0; round < rounds; round++) {
                round(place, all);
            }
        } finally {
            Files.deleteIfExists(place.resolve("written.txt"));
            Files.delete(place);
        }
        print(rounds, all);
    }

    private static void round(Path place, Map<String, Map<Call, List<Figures>>> all) throws IOException {
        String written = place.resolve("written.txt").toString();
        Map<String, FileAccessProcess> processes = new LinkedHashMap<>();
        try {
            processes.put("none", FileAccessProcess.plain(written));
            processes.put("`explain`", FileAccessProcess.in("explain", null, written));
            processes.put("`redirect`, empty overlay", FileAccessProcess.in("redirect", null, null));
            processes.put("`redirect`", FileAccessProcess.in("redirect", place, written));
            for (Call call : Call.values()) {
                turns(call, processes, all);
            }
        } finally {
            for (FileAccessProcess process : processes.values()) {
                process.close();
            }
        }
    }

    private static void turns(
            Call call, Map<String, FileAccessProcess> processes, Map<String, Map<Call, List<Figures>>> all)
            throws IOException {
        List<String> modes = new ArrayList<>(processes.keySet());
        modes.removeIf(mode -> call.isRedirected() && mode.endsWith("empty overlay"));
        for (String mode : modes) {
            processes.get(mode).make(call, WARM_UP_CALLS);
        }
        double warm = processes.get(modes.get(0)).make(call, WARM_UP_CALLS / 10).nanos();
        int times = (int) (TURN_MILLIS * 1e6 / warm);
        Map<String, List<Double>> nanos = new LinkedHashMap<>();
        Map<String, List<Double>> bytes = new LinkedHashMap<>();
        for (int turn = 0; turn < TURNS; turn++) {
            for (int i = 0; i < modes.size(); i++) {
                // Nobody always comes after the same one.
                String mode = modes.get((turn + i) % modes.size());
                FileAccessProcess.Taken taken = processes.get(mode).make(call, times);
                nanos.computeIfAbsent(mode, first -> new ArrayList<>()).add(taken.nanos());
                bytes.computeIfAbsent(mode, first -> new ArrayList<>()).add(taken.bytes());
            }
        }
        List<Double> bare = nanos.get(modes.get(0));
        for (String mode : modes) {
            List<Double> ratios = new ArrayList<>();
            for (int turn = 0; turn < TURNS; turn++) {
                ratios.add(nanos.get(mode).get(turn) / bare.get(turn));
            }
            all.computeIfAbsent(mode, first -> new EnumMap<>(Call.class))
                    .computeIfAbsent(call, first -> new ArrayList<>())
                    .add(new Figures(
                            Interval.medianOf(nanos.get(mode)),
                            Interval.medianOf(ratios),
                            Interval.medianOf(bytes.get(mode))));
        }
    }

    private static void print(int rounds, Map<String, Map<Call, List<Figures>>> all) {
        System.out.printf(
                "%d rounds, Java %s, %d processors, %s %s, %s%n%n",
                rounds,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                LocalDate.now(ZoneOffset.UTC));
        List<String> modes = new ArrayList<>(all.keySet());
        String bare = modes.remove(0);
        System.out.println("| | bare, ns | " + String.join(" | ", modes) + " |");
        System.out.println("|---|---" + "|---".repeat(modes.size()) + "|");
        for (Call call : Call.values()) {
            List<Figures> without = all.get(bare).get(call);
            StringBuilder row = new StringBuilder(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f |",
                    call,
                    Interval.medianOf(without.stream().map(Figures::nanos).toList())));
            for (String mode : modes) {
                row.append(' ').append(cell(all.get(mode).get(call), without)).append(" |");
            }
            System.out.println(row);
        }
    }

    private static String cell(List<Figures> rounds, List<Figures> without) {
        if (rounds == null) {
            return "";
        }
        Interval ratio = Interval.of(rounds.stream().map(Figures::ratio).toList());
        double bytes = Interval.medianOf(rounds.stream().map(Figures::bytes).toList())
                - Interval.medianOf(without.stream().map(Figures::bytes).toList());
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", ratio.median(), ratio.low(), ratio.high())
                + (Math.round(bytes) == 0 ? "" : String.format(Locale.ROOT, ", %+d B", Math.round(bytes)));
    }
}
