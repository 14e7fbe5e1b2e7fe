package dev.runtimeguard.iam;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asking STS without being held up by it: an answer that fails or takes too long is null. */
final class StsQuestion {

    static final long MAX_WAIT_MS = 1000;

    private StsQuestion() {}

    /** Asks in a thread of its own, as name resolution cannot be interrupted or given a time. */
    static <T> void ask(Callable<T> question, CompletableFuture<T> answer) {
        Thread thread = new Thread(
                () -> {
                    try {
                        answer.complete(question.call());
                    } catch (Throwable unanswered) {
                        answer.complete(null);
                    }
                },
                "runtime-guard-sts");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for the answer, at most {@value #MAX_WAIT_MS} milliseconds; null when there is none by then. */
    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(MAX_WAIT_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            // So that whoever else waits for it, or comes later, does not wait again.
            answer.complete(null);
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException impossible) {
            return null;
        }
    }
}
