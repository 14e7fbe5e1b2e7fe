package dev.runtimeguard;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.runtimeguard.diagnose.GuardRuntime;

/**
 * A handler that is guarded: extend it with concrete types, which the runtime reads to deserialise the event.
 *
 * <pre>{@code
 * public class Handler extends GuardedHandler<S3Event, String> {
 *     @Override
 *     protected String handle(S3Event event, Context context) { ... }
 * }
 * }</pre>
 *
 * @param <I> the event's type
 * @param <O> the result's type
 */
public abstract class GuardedHandler<I, O> implements RequestHandler<I, O> {

    private final HandlerEdge edge;

    /**
     * A handler with the settings of the environment.
     *
     * @throws IllegalArgumentException with {@code GUARD_STRICT=true}, when a flag's value is not allowed
     */
    protected GuardedHandler() {
        this.edge = new HandlerEdge(GuardRuntime.current());
    }

    /** A handler with {@code config}, which become the settings of this process. */
    protected GuardedHandler(GuardConfig config) {
        this.edge = new HandlerEdge(GuardRuntime.install(config));
    }

    /**
     * The function's own work.
     *
     * @param event the deserialised event; null when the event is JSON's null
     * @param context the runtime's context
     * @return the result to serialise; may be null
     * @throws Exception whatever fails the invocation; reaches the runtime with its class unchanged
     */
    protected abstract O handle(I event, Context context) throws Exception;

    @Override
    public final O handleRequest(I event, Context context) {
        boolean watched = edge.started(context);
        O result;
        try {
            result = handle(event, context);
        } catch (Throwable failure) {
            throw edge.failed(watched, failure, context);
        }
        edge.succeeded(watched, context);
        return result;
    }
}
