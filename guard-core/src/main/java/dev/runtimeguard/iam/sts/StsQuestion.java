package dev.runtimeguard.iam.sts;

import dev.runtimeguard.diagnose.GuardRuntime;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A question that STS was asked, without being held up by it: an answer that fails, or takes longer than
 * {@value #MAX_WAIT_MS} milliseconds, is null, for whoever comes for it. Safe for use by several threads.
 */
final class StsQuestion<T> {

    static final long MAX_WAIT_MS = 1000;

    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final long asked = System.nanoTime();

    private StsQuestion() {}

    /** How many of so many milliseconds the invocation that runs can spare. */
    static long patience(long millis) {
        return GuardRuntime.current().remainingTime().atMost(millis);
    }

    /** Asks in a thread of its own, as name resolution cannot be interrupted or given a time. */
    static <T> StsQuestion<T> ask(Callable<T> question) {
        return ask(question, Thread::start);
    }

    static <T> StsQuestion<T> ask(Callable<T> question, Consumer<Thread> start) {
        StsQuestion<T> asked = new StsQuestion<>();
        Thread thread = new Thread(() -> asked.askNow(question), "runtime-guard-sts");
        thread.setDaemon(true);
        try {
            start.accept(thread);
        } catch (OutOfMemoryError noThreadLeft) {
            // Lambda allows 1,024 processes and threads: the denial is then explained without a name.
            asked.answer.complete(null);
        }
        return asked;
    }

    private void askNow(Callable<T> question) {
        try {
            answer.complete(question.call());
        } catch (Throwable unanswered) {
            answer.complete(null);
        }
    }

    /**
     * Waits for the answer; null when there is none by then.
     *
     * @param patienceMillis how long at most; the answer may still come where that is too short
     */
    T await(long patienceMillis) {
        long left = MAX_WAIT_MS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked);
        try {
            return answer.get(Math.max(0, Math.min(left, patienceMillis)), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            if (left <= patienceMillis) {
                // So that whoever else waits for it, or comes later, does not wait again.
                answer.complete(null);
            }
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException impossible) {
            return null;
        }
    }
}
