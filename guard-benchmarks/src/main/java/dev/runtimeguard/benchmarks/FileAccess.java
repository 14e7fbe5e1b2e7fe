package dev.runtimeguard.benchmarks;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * File calls as a program makes them, in the ephemeral storage ({@code tmp...}) and outside the writable places
 * ({@code task...}); the same class is run without the agent and with it in each mode, by {@link FileAccessTurns}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class FileAccess {

    private File tmp;
    private File task;
    private Path tmpPath;
    private Path taskPath;
    private File written;

    @Setup(Level.Trial)
    public void files() throws IOException {
        tmp = File.createTempFile("bench", ".txt", new File("/tmp"));
        tmpPath = tmp.toPath();
        Files.writeString(tmpPath, "x".repeat(100));
        tmp.deleteOnExit();
        // A file that every machine has where a function may not write.
        task = new File("/etc/hostname");
        taskPath = task.toPath();
        // Redirected where the mode redirects, else an ordinary file: see FileAccessTurns.
        written = new File(System.getProperty("bench.written", tmp.getPath()));
        open(written);
    }

    @Benchmark
    public boolean tmpExists() {
        return tmp.exists();
    }

    @Benchmark
    public boolean taskExists() {
        return task.exists();
    }

    @Benchmark
    public BasicFileAttributes tmpStat() throws IOException {
        return Files.readAttributes(tmpPath, BasicFileAttributes.class);
    }

    @Benchmark
    public BasicFileAttributes taskStat() throws IOException {
        return Files.readAttributes(taskPath, BasicFileAttributes.class);
    }

    @Benchmark
    public int tmpRead() throws IOException {
        return read(tmp);
    }

    @Benchmark
    public int taskRead() throws IOException {
        return read(task);
    }

    /** Without truncation, which would be the time of the disk. */
    @Benchmark
    public void tmpOpen() throws IOException {
        open(tmp);
    }

    /** A redirected open in redirect mode; without the agent an ordinary one, of a file in the same place. */
    @Benchmark
    public void redirectedOpen() throws IOException {
        open(written);
    }

    @Benchmark
    public int redirectedRead() throws IOException {
        return read(written);
    }

    private static int read(File file) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            return in.read();
        }
    }

    private static void open(File file) throws IOException {
        new RandomAccessFile(file, "rw").close();
    }
}
