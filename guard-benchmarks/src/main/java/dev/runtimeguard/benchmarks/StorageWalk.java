package dev.runtimeguard.benchmarks;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.ReportTarget;
import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.fs.tmp.Creators;
import dev.runtimeguard.fs.tmp.TmpWatch;
import dev.runtimeguard.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Measures the end of an invocation that finds the ephemeral storage under pressure and looks for the largest of 100,000
 * files, in one directory and in 1,000 of them: the first in this process, and the slowest of many. The files are empty,
 * as it is the entries that take time.
 *
 * <p>Takes the number of ends as its argument, 30 without one.
 */
public final class StorageWalk {

    private static final int FILES = 100_000;

    private StorageWalk() {}

    public static void main(String[] args) throws IOException {
        int ends = args.length > 0 ? Integer.parseInt(args[0]) : 30;
        GuardConfig config = GuardConfig.builder()
                .tmpSizeMb(512)
                .tmpWarnPercent(50)
                .report(ReportTarget.OFF)
                .strict(true)
                .build();
        GuardRuntime.install(config);
        Path root = Files.createTempDirectory("walk");
        System.setProperty("java.io.tmpdir", root.toString());
        System.out.printf("%,d files, %d ends of an invocation on Java %s%n", FILES, ends, Runtime.version());
        try {
            Path half = Files.write(root.resolve("half"), new byte[300 << 20]);
            measure("in one directory", root, FILES, ends, config);
            measure("in 1,000 directories", root, FILES / 1000, ends, config);
            Files.delete(half);
        } finally {
            Trees.delete(root);
        }
    }

    private static void measure(String what, Path root, int each, int ends, GuardConfig config) throws IOException {
        Path all = Files.createDirectory(root.resolve("all"));
        for (int i = 0; i < FILES; i++) {
            if (i % each == 0) {
                Files.createDirectory(all.resolve("d" + i / each));
            }
            Files.createFile(all.resolve("d" + i / each).resolve("f" + i));
        }
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < ends; i++) {
            TmpWatch watch = new TmpWatch(Creators.AGENT);
            watch.configured(config);
            long started = watch.started();
            long begun = System.nanoTime();
            Report pressure = watch.ended(started, null, false);
            millis.add((System.nanoTime() - begun) / 1e6);
            if (pressure == null) {
                throw new IllegalStateException("no pressure, and so no walk");
            }
        }
        System.out.printf(
                "  %-22s first %5.1f ms   median %5.1f ms   slowest %5.1f ms%n",
                what, millis.get(0), Interval.medianOf(millis), Collections.max(millis));
        Trees.delete(all);
    }
}
