package dev.runtimeguard.benchmarks;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.FileCalls;
import dev.runtimeguard.fs.bridge.OpenFlags;
import dev.runtimeguard.fs.judge.Findings;
import dev.runtimeguard.fs.judge.Territory;
import dev.runtimeguard.fs.overlay.Overlay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the overlay takes to say where a call goes, once something is redirected; the call itself is not part of it, but
 * where a benchmark says so. Three directories below the root, as in a function's package.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class OverlayCalls {

    private static final int WRITE = OpenFlags.WRITE_ONLY | OpenFlags.CREATE | OpenFlags.TRUNCATE;
    private static final byte[] CONTENT = new byte[1024];

    private Path root;
    private Path packaged;
    private Path redirected;
    private Path fresh;
    private FileCalls overlay;

    @Setup
    public void layOut() throws IOException {
        root = Files.createTempDirectory("overlay-calls-").toRealPath();
        Path directory = Files.createDirectories(root.resolve("task/lib/conf"));
        packaged = Files.write(directory.resolve("packaged"), CONTENT);
        redirected = directory.resolve("redirected");
        fresh = directory.resolve("fresh");
        Path over = root.resolve("over");
        overlay = new Overlay(over, false, everythingRefusedBut(over), unheard(), () -> {});
        Files.write(overlay.open(redirected, WRITE, Call.OPEN), CONTENT);
    }

    @TearDown
    public void takeApart() throws IOException {
        Trees.delete(root);
    }

    private static Territory everythingRefusedBut(Path writable) {
        return new Territory() {
            @Override
            public boolean isWritable(Path real) {
                return real.startsWith(writable);
            }

            @Override
            public boolean refuses(Path real) {
                return true;
            }
        };
    }

    private static Findings unheard() {
        return new Findings() {
            @Override
            public void refused(Call call, Path path) {}

            @Override
            public void redirected(Call call, Path path, Path redirectedTo) {}
        };
    }

    /** Where to look for a file that was never written. */
    @Benchmark
    public Path lookAtPackaged() {
        return overlay.look(packaged, true);
    }

    /** Where to look for a file that was. */
    @Benchmark
    public Path lookAtRedirected() {
        return overlay.look(redirected, true);
    }

    /** Where a file that was written is written again. */
    @Benchmark
    public Path openRedirected() {
        return overlay.open(redirected, WRITE, Call.OPEN);
    }

    /** The names of a directory in both layers. */
    @Benchmark
    public Iterable<Path> names() {
        return overlay.names(packaged.getParent());
    }

    /** A file is made and deleted again, these two calls included. */
    @Benchmark
    public boolean createAndDelete() throws IOException {
        Files.createFile(overlay.create(fresh, Call.CREATE_FILE));
        return overlay.delete(fresh, false, Call.DELETE);
    }

    /** A packaged file of a kilobyte is copied up for an opening without truncation, and what was copied is removed. */
    @Benchmark
    public void copyUp() throws IOException {
        Files.delete(overlay.open(packaged, OpenFlags.WRITE_ONLY, Call.OPEN));
    }
}
