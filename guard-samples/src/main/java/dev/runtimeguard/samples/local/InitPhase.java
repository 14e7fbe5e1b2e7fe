package dev.runtimeguard.samples.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Waits for the end of the init phase, and tells what stopped it. */
final class InitPhase {

    private static final Duration LOG_LIMIT = Duration.ofSeconds(2);

    private InitPhase() {}

    /**
     * Returns when the client has asked for its first event, and all it logged before is read.
     *
     * @return the time from the start of the process until it asked
     * @throws FunctionInitException when it never will, or has not in time
     */
    static Duration await(ExecutionEnvironment environment, Duration limit) throws InterruptedException {
        FunctionProcess process = environment.process();
        CompletableFuture<Long> ready = environment.api().initialized();
        CompletableFuture<ErrorReport> error = environment.api().initError();
        boolean inTime = LocalLambda.either(ready, CompletableFuture.anyOf(error, process.exited()), limit);
        if (ready.isDone()) {
            process.log().awaitQuiet(LOG_LIMIT);
            return Duration.ofNanos(ready.join() - process.startedAt());
        }
        if (inTime) {
            process.awaitExit(LOG_LIMIT);
        }
        String message = inTime
                ? "The function failed in its init phase."
                : "The init phase was not over after " + limit.toMillis() + " ms.";
        throw new FunctionInitException(
                message,
                Optional.ofNullable(error.getNow(null)),
                process.exitCode(),
                process.log().since(0));
    }
}
