package dev.runtimeguard.samples.local;

import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** One event on its way through the Runtime API: waiting, handed out, answered. */
final class Invocation {

    private final String requestId = UUID.randomUUID().toString();
    private final String traceId = newTraceId();
    private final byte[] event;
    private final Duration timeout;
    private final CompletableFuture<Long> handedOut = new CompletableFuture<>();
    private final CompletableFuture<Reply> reply = new CompletableFuture<>();
    private volatile long pollsBeforeReply;
    private volatile long repliedAt;

    Invocation(byte[] event, Duration timeout) {
        this.event = event.clone();
        this.timeout = timeout;
    }

    String requestId() {
        return requestId;
    }

    String traceId() {
        return traceId;
    }

    byte[] event() {
        return event.clone();
    }

    Duration timeout() {
        return timeout;
    }

    /** Completes with {@link System#nanoTime} when the runtime interface client takes the event. */
    CompletableFuture<Long> handedOut() {
        return handedOut;
    }

    /** Completes with the first answer; later ones are ignored. */
    CompletableFuture<Reply> reply() {
        return reply;
    }

    /**
     * Takes the function's answer.
     *
     * @param polls how often the client had asked for an event by then: one more, and it is done with this one
     */
    void answer(Reply answer, long polls) {
        pollsBeforeReply = polls;
        repliedAt = System.nanoTime();
        reply.complete(answer);
    }

    /** Returns the number given to {@link #answer}. */
    long pollsBeforeReply() {
        return pollsBeforeReply;
    }

    /** Returns the time from handing out the event to the answer, or to now without one; zero if never handed out. */
    Duration elapsed() {
        long now = System.nanoTime();
        return Duration.ofNanos((repliedAt == 0 ? now : repliedAt) - handedOut.getNow(now));
    }

    private static String newTraceId() {
        HexFormat hex = HexFormat.of();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "Root=1-%s-%s%s;Parent=%s;Sampled=0"
                .formatted(
                        hex.toHexDigits((int) (System.currentTimeMillis() / 1000)),
                        hex.toHexDigits(random.nextLong()),
                        hex.toHexDigits(random.nextInt()),
                        hex.toHexDigits(random.nextLong()));
    }
}
