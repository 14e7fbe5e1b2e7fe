package dev.runtimeguard;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.diagnose.Invocation;
import dev.runtimeguard.report.Advice;
import dev.runtimeguard.report.Redaction;
import dev.runtimeguard.report.Report;
import java.util.Objects;
import java.util.Optional;

/**
 * The line between a handler and the runtime, where a failure is final: what crosses it is explained, reported once and
 * thrown on. Shared by all invocations of one handler object, which may run at the same time; a successful one costs a
 * few field reads where nobody watches.
 */
final class HandlerEdge {

    private final GuardRuntime runtime;

    /** How often the process had been restored when an invocation last ended; less before the first. */
    private volatile int warmSince = -1;

    HandlerEdge(GuardRuntime runtime) {
        this.runtime = runtime;
        if (runtime.isForSnapshot()) {
            runtime.primes(HandlerEdge::withAdvice);
        }
    }

    /** Whether the invocation is watched: for {@link #succeeded} or {@link #failed}, whichever ends it. */
    boolean started(Context context) {
        return runtime.invocationStarted(context);
    }

    /** Ends an invocation whose handler returned; throws only in strict mode, what fails it after all. */
    void succeeded(boolean watched, Context context) {
        boolean coldStart = isColdStart();
        runtime.printAudit();
        Report failing = runtime.invocationEnded(watched, context, coldStart);
        if (failing != null) {
            refuse(failing);
        }
    }

    /** Whether this is the first invocation to end, or the first after a restore. */
    private boolean isColdStart() {
        int restores = runtime.restores();
        if (warmSince == restores) {
            return false;
        }
        warmSince = restores;
        return true;
    }

    private void refuse(Report report) {
        StrictModeException refusal;
        try {
            refusal = new StrictModeException(report, runtime.config().redact());
            // Known to another edge that it may cross, which then neither reports nor explains it again.
            runtime.explanations().put(refusal, report);
        } catch (Throwable broken) {
            runtime.reportInternal("failing an invocation", broken);
            return;
        }
        throw refusal;
    }

    /**
     * Explains and reports {@code failure}, then throws it: itself, or a copy of the same class whose message ends with
     * the advice. Declared to return so that the compiler sees the caller end here.
     */
    RuntimeException failed(boolean watched, Throwable failure, Context context) {
        boolean coldStart = isColdStart();
        Throwable thrown = explained(failure, context, coldStart);
        if (!(failure instanceof VirtualMachineError)) {
            runtime.printAudit();
        }
        runtime.invocationEnded(watched, context, coldStart);
        throw HandlerEdge.<RuntimeException>unchecked(thrown);
    }

    private Throwable explained(Throwable failure, Context context, boolean coldStart) {
        // A VirtualMachineError leaves no room to work in, and the runtime ends the process on it.
        if (runtime.config().disabled() || failure instanceof VirtualMachineError) {
            return failure;
        }
        try {
            Optional<Report> explanation = runtime.explain(failure);
            if (explanation.isEmpty()) {
                return failure;
            }
            Report.Function invocation = Invocation.of(context, coldStart);
            Report report = explanation.get();
            if (!isOf(invocation, report)) {
                report = report.withFunction(invocation);
                runtime.explanations().put(failure, report);
                runtime.publish(report);
            }
            Throwable thrown = withAdvice(
                    failure, Redaction.forCallers(report, runtime.config().redact()));
            runtime.explanations().put(thrown, report);
            return thrown;
        } catch (Throwable broken) {
            runtime.reportInternal("reporting a failure", broken);
            return failure;
        }
    }

    /** Whether the report was published in this very invocation, at the edge of a guarded handler inside this one. */
    private static boolean isOf(Report.Function invocation, Report report) {
        return report.function() != null && Objects.equals(report.function().requestId(), invocation.requestId());
    }

    private static Throwable withAdvice(Throwable failure, Report report) {
        String message = failure.getMessage();
        if (Advice.isIn(message, report)) {
            return failure;
        }
        Throwable advised = Rebuilt.withMessage(failure, message, Advice.of(report, Advice.MAX_LENGTH));
        int added = length(advised.getMessage()) - length(message);
        if (added <= Advice.MAX_LENGTH) {
            return advised;
        }
        // The exceptions of a relocated SDK append the request's ids to whatever their message is set to.
        int room = 2 * Advice.MAX_LENGTH - added;
        return room < Advice.MIN_LENGTH ? failure : Rebuilt.withMessage(failure, message, Advice.of(report, room));
    }

    private static int length(String message) {
        return message == null ? 0 : message.length();
    }

    /** Throws checked exceptions past the compiler: wrapping one would change the errorType callers match on. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T unchecked(Throwable failure) throws T {
        throw (T) failure;
    }
}
