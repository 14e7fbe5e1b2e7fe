package dev.runtimeguard.samples.local;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The function's process and all it writes. */
final class FunctionProcess {

    private static final Duration END_OF_LOG = Duration.ofSeconds(2);
    private static final Duration DEATH = Duration.ofSeconds(5);

    private final long startedAt = System.nanoTime();
    private final Process process;
    private final LogCapture log;
    private final CompletableFuture<Integer> exited;

    /**
     * Takes over a process.
     *
     * @param logCopy gets all it writes
     * @param atExit runs once it has ended, before {@link #exited} completes
     */
    FunctionProcess(Process process, OutputStream logCopy, Runnable atExit) {
        this.process = process;
        this.log = LogCapture.start(process.getInputStream(), logCopy);
        this.exited = process.onExit().thenApply(ended -> {
            atExit.run();
            return ended.exitValue();
        });
    }

    /** Returns {@link System#nanoTime} of the start, from before the sandbox was set up. */
    long startedAt() {
        return startedAt;
    }

    LogCapture log() {
        return log;
    }

    /** Completes with the exit code. */
    CompletableFuture<Integer> exited() {
        return exited;
    }

    /** Returns the exit code, 128 + n for signal n; empty while the process runs. */
    OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Waits for the process to end by itself, then for the end of its log. */
    void awaitExit(Duration limit) throws InterruptedException {
        if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            log.awaitEnd(END_OF_LOG);
        }
    }

    /** Ends the process and its children at once, and waits for that. */
    void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        awaitExit(DEATH);
    }

    /** Kills the process, if it still runs, and stops reading its log. */
    void close() throws InterruptedException, IOException {
        kill();
        log.close();
    }
}
