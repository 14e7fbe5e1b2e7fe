package dev.runtimeguard.samples.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One execution environment of Lambda on this machine: a running process of the real runtime interface client with
 * the function in it. Takes as many events as the client does at once (one, unless a maximum concurrency is set);
 * more wait their turn. After the process has ended, every further invocation says so. Safe for use by many threads.
 */
public final class LocalLambda implements AutoCloseable {

    /** For a client that is alive to fetch an event it is owed. */
    private static final Duration FETCH_LIMIT = Duration.ofSeconds(10);

    /** For the client to log an error it has reported, and ask for the next event. */
    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(2);

    private final FunctionConfig config;
    private final ExecutionEnvironment environment;
    private final Duration initDuration;
    private final Semaphore slots;

    LocalLambda(FunctionConfig config, ExecutionEnvironment environment, Duration initDuration) {
        this.config = config;
        this.environment = environment;
        this.initDuration = initDuration;
        this.slots = new Semaphore(Math.max(1, config.maxConcurrency()), true);
    }

    /**
     * Returns a builder for a function.
     *
     * @param handler the handler setting, such as {@code com.acme.Fn::handle}
     */
    public static LocalLambdaBuilder builder(String handler) {
        return new LocalLambdaBuilder(handler);
    }

    /** Invokes the function with an event in UTF-8; see {@link #invoke(byte[])}. */
    public InvocationResult invoke(String event) throws InterruptedException {
        return invoke(event.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Invokes the function and waits for its answer, at most for the function's timeout from the moment it has the
     * event. A function that is late loses its process, as on Lambda.
     *
     * @throws InterruptedException when this thread is interrupted; the function is left running
     */
    public InvocationResult invoke(byte[] event) throws InterruptedException {
        return invoke(event, true);
    }

    /**
     * Invokes the function and returns as soon as it has answered, for load: what it logs last may be missing from the
     * result's log. Else as {@link #invoke(byte[])}.
     *
     * @throws InterruptedException when this thread is interrupted; the function is left running
     */
    public InvocationResult invokeForAnswer(String event) throws InterruptedException {
        return invoke(event.getBytes(StandardCharsets.UTF_8), false);
    }

    private InvocationResult invoke(byte[] event, boolean settles) throws InterruptedException {
        slots.acquire();
        try {
            return run(new Invocation(event, config.timeout()), settles);
        } finally {
            slots.release();
        }
    }

    /**
     * Returns the time from the start of the process until the client first asked for an event, with some 50 ms for
     * setting up the sandbox in it.
     */
    public Duration initDuration() {
        return initDuration;
    }

    /** Returns all that the process has written to standard output and standard error. */
    public String log() {
        return environment.process().log().since(0);
    }

    /** Returns the exit code of the process, 128 + n for signal n; empty while it runs. */
    public OptionalInt exitCode() {
        return environment.process().exitCode();
    }

    /** Returns whether the function runs in a sandbox. */
    public boolean isSandboxed() {
        return environment.isSandboxed();
    }

    /** Ends the process and removes every trace of it. Invocations that wait get an answer that says so. */
    @Override
    public void close() {
        try {
            environment.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ExecutionEnvironment environment() {
        return environment;
    }

    private InvocationResult run(Invocation invocation, boolean settles) throws InterruptedException {
        FunctionProcess process = environment.process();
        // Attached before the event is on its way, so that it runs before the function does.
        CompletableFuture<Integer> mark =
                invocation.handedOut().thenApply(time -> process.log().mark());
        environment.api().submit(invocation);
        Reply reply = answer(invocation, process);
        if (reply.outcome() == InvocationResult.Outcome.TIMED_OUT) {
            process.kill();
        } else if (settles) {
            settle(invocation, process, reply);
        }
        return new InvocationResult(
                invocation.requestId(),
                reply,
                process.log().since(mark.getNow(process.log().mark())),
                process.exitCode(),
                invocation.elapsed());
    }

    private static Reply answer(Invocation invocation, FunctionProcess process) throws InterruptedException {
        if (!either(invocation.handedOut(), process.exited(), FETCH_LIMIT)
                || !either(invocation.reply(), process.exited(), invocation.timeout())) {
            return Reply.timedOut(invocation.requestId(), invocation.timeout().toMillis() / 1000.0);
        }
        Reply reply = invocation.reply().getNow(null);
        return reply != null
                ? reply
                : Reply.exited(invocation.requestId(), process.exited().join());
    }

    /** Waits for the log that belongs to this answer. */
    private void settle(Invocation invocation, FunctionProcess process, Reply reply) throws InterruptedException {
        if (reply.outcome() == InvocationResult.Outcome.PROCESS_EXITED) {
            process.awaitExit(SETTLE_LIMIT);
            return;
        }
        environment.api().polls().awaitAbove(invocation.pollsBeforeReply(), SETTLE_LIMIT);
        process.log().awaitQuiet(SETTLE_LIMIT);
    }

    /** Returns whether one of the two completed in time. */
    static boolean either(CompletableFuture<?> first, CompletableFuture<?> second, Duration limit)
            throws InterruptedException {
        try {
            CompletableFuture.anyOf(first, second).get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
