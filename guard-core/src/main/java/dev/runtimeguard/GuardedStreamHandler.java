package dev.runtimeguard;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.runtimeguard.diagnose.GuardRuntime;
import java.io.InputStream;
import java.io.OutputStream;

/** A stream handler that is guarded. */
public abstract class GuardedStreamHandler implements RequestStreamHandler {

    private final HandlerEdge edge;

    /**
     * A handler with the settings of the environment.
     *
     * @throws IllegalArgumentException with {@code GUARD_STRICT=true}, when a flag's value is not allowed
     */
    protected GuardedStreamHandler() {
        this.edge = new HandlerEdge(GuardRuntime.current());
    }

    /** A handler with {@code config}, which become the settings of this process. */
    protected GuardedStreamHandler(GuardConfig config) {
        this.edge = new HandlerEdge(GuardRuntime.install(config));
    }

    /**
     * The function's own work.
     *
     * @throws Exception whatever fails the invocation; reaches the runtime with its class unchanged
     */
    protected abstract void handle(InputStream input, OutputStream output, Context context) throws Exception;

    @Override
    public final void handleRequest(InputStream input, OutputStream output, Context context) {
        boolean watched = edge.started(context);
        try {
            handle(input, output, context);
        } catch (Throwable failure) {
            throw edge.failed(watched, failure, context);
        }
        edge.succeeded(watched, context);
    }
}
