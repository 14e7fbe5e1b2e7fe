package dev.runtimeguard.samples.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What one invocation came to: the function's response or its error, and what was logged meanwhile. */
public final class InvocationResult {

    /** How an invocation ended. */
    public enum Outcome {
        /** The function returned. */
        SUCCESS,
        /** The function threw, or could not be called; the runtime interface client reported it. */
        FUNCTION_ERROR,
        /** The function was still running at its deadline, or the client took no event for long; it was killed. */
        TIMED_OUT,
        /** The process ended before it answered. */
        PROCESS_EXITED
    }

    private final String requestId;
    private final Reply reply;
    private final String log;
    private final OptionalInt exitCode;
    private final Duration duration;

    InvocationResult(String requestId, Reply reply, String log, OptionalInt exitCode, Duration duration) {
        this.requestId = requestId;
        this.reply = reply;
        this.log = log;
        this.exitCode = exitCode;
        this.duration = duration;
    }

    /** Returns the request id the function saw. */
    public String requestId() {
        return requestId;
    }

    /** Returns how the invocation ended. */
    public Outcome outcome() {
        return reply.outcome();
    }

    /** Returns whether the function returned. */
    public boolean succeeded() {
        return outcome() == Outcome.SUCCESS;
    }

    /** Returns a copy of what the caller of the function gets: the response, or the JSON body of the error. */
    public byte[] payload() {
        return reply.payload();
    }

    /** Returns {@link #payload} as UTF-8 text. */
    public String payloadText() {
        return new String(reply.payload(), StandardCharsets.UTF_8);
    }

    /** Returns the header {@code Lambda-Runtime-Function-Error-Type}; empty unless the client reported an error. */
    public Optional<String> functionErrorType() {
        return reply.errorType();
    }

    /** Returns the header {@code Lambda-Runtime-Function-XRay-Error-Cause}; empty when none was sent. */
    public Optional<String> xrayErrorCause() {
        return reply.xrayCause();
    }

    /**
     * Returns what the process wrote to standard output and standard error from the start of this invocation until
     * the runtime interface client asked for the next event. With several invocations at once, the lines of the
     * others that ran meanwhile are among them. The log of the first invocation leaves out that of the init phase.
     */
    public String log() {
        return log;
    }

    /** Returns the exit code of the process if it ended with this invocation, 128 + n for signal n. */
    public OptionalInt exitCode() {
        return exitCode;
    }

    /** Returns the time from handing out the event to the answer. */
    public Duration duration() {
        return duration;
    }

    @Override
    public String toString() {
        return outcome() + " " + requestId + " " + payloadText() + "\n" + log;
    }
}
