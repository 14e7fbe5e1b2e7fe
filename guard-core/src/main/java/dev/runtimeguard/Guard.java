package dev.runtimeguard;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.iam.audit.Audit;
import dev.runtimeguard.report.PolicyDocument;
import dev.runtimeguard.report.Redaction;
import dev.runtimeguard.report.Report;
import java.util.Optional;

/**
 * Wraps handlers and explains throwables. A wrapped handler returns and throws what the handler itself would: an
 * exception keeps its class, cause, stack trace and suppressed list, and its message begins with the original text.
 */
public final class Guard {

    private Guard() {}

    /**
     * The handler, guarded with the settings of the environment.
     *
     * @throws IllegalArgumentException with {@code GUARD_STRICT=true}, when a flag's value is not allowed
     */
    public static <I, O> RequestHandler<I, O> wrap(RequestHandler<I, O> handler) {
        return wrap(requireNonNull(handler, "handler"), GuardRuntime.current());
    }

    /** The handler, guarded with {@code config}, which become the settings of this process. */
    public static <I, O> RequestHandler<I, O> wrap(RequestHandler<I, O> handler, GuardConfig config) {
        return wrap(requireNonNull(handler, "handler"), GuardRuntime.install(requireNonNull(config, "config")));
    }

    /**
     * The handler, guarded with the settings of the environment.
     *
     * @throws IllegalArgumentException with {@code GUARD_STRICT=true}, when a flag's value is not allowed
     */
    public static RequestStreamHandler wrap(RequestStreamHandler handler) {
        return wrap(requireNonNull(handler, "handler"), GuardRuntime.current());
    }

    /** The handler, guarded with {@code config}, which become the settings of this process. */
    public static RequestStreamHandler wrap(RequestStreamHandler handler, GuardConfig config) {
        return wrap(requireNonNull(handler, "handler"), GuardRuntime.install(requireNonNull(config, "config")));
    }

    /**
     * What the guard knows of a failure: the report on the first link of its cause chain that is a refusal, or empty.
     * Logs nothing and changes nothing. With {@link RedactMode#ALL} it is masked as the log's lines are.
     *
     * @param failure may be null, which is nothing to explain
     * @throws IllegalArgumentException with {@code GUARD_STRICT=true}, when a flag's value is not allowed
     */
    public static Optional<Report> explain(Throwable failure) {
        GuardRuntime runtime = GuardRuntime.current();
        if (failure == null || runtime.config().disabled()) {
            return Optional.empty();
        }
        return runtime.explain(failure)
                .map(report -> Redaction.forLog(report, runtime.config().redact()));
    }

    /**
     * The policy that allows what the function's role needed for its calls in this process so far, those that were
     * denied included; empty unless {@code GUARD_IAM=audit} and something was called. Its resources are as wide as
     * {@code GUARD_IAM_SCOPE} says. Calls signed by another role, which the function assumed, are not in it.
     */
    public static Optional<PolicyDocument> auditPolicy() {
        Audit audit = GuardRuntime.current().audit();
        return audit == null ? Optional.empty() : audit.policy();
    }

    private static <I, O> RequestHandler<I, O> wrap(RequestHandler<I, O> handler, GuardRuntime runtime) {
        if (runtime.config().disabled()) {
            return handler;
        }
        HandlerEdge edge = new HandlerEdge(runtime);
        return (input, context) -> {
            boolean watched = edge.started(context);
            O output;
            try {
                output = handler.handleRequest(input, context);
            } catch (Throwable failure) {
                throw edge.failed(watched, failure, context);
            }
            edge.succeeded(watched, context);
            return output;
        };
    }

    private static RequestStreamHandler wrap(RequestStreamHandler handler, GuardRuntime runtime) {
        if (runtime.config().disabled()) {
            return handler;
        }
        HandlerEdge edge = new HandlerEdge(runtime);
        return (input, output, context) -> {
            boolean watched = edge.started(context);
            try {
                handler.handleRequest(input, output, context);
            } catch (Throwable failure) {
                throw edge.failed(watched, failure, context);
            }
            edge.succeeded(watched, context);
        };
    }
}
