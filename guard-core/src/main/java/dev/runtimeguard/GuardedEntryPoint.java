package dev.runtimeguard;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.entry.FunctionHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Guards a function whose code is left as it is: {@code dev.runtimeguard.GuardedEntryPoint} becomes the function's
 * handler setting, and {@code GUARD_HANDLER} takes the setting it had. Every form the runtime accepts is accepted
 * ({@code Class} and {@code Class::method}: request handlers, stream handlers, methods of up to three parameters), and
 * the runtime's own serialisation reads the event and writes the response, so that a caller sees no difference.
 *
 * <p>The function's handler is made when the runtime makes this one, in the init phase. With {@code GUARD_DISABLED=true}
 * it runs as if the guard were not there.
 */
public final class GuardedEntryPoint implements RequestStreamHandler {

    private final RequestStreamHandler handler;

    /**
     * Makes the function's handler. Called by the runtime; what the handler's constructor throws is thrown from here,
     * explained where the guard knows it.
     *
     * @throws IllegalArgumentException when {@code GUARD_HANDLER} is not set or names no handler; the message says what
     *     was looked for and which handlers there are. Also with {@code GUARD_STRICT=true}, when a flag's value is not
     *     allowed
     */
    public GuardedEntryPoint() {
        this.handler = Guard.wrap(functionHandler(GuardRuntime.current().config()));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        handler.handleRequest(input, output, context);
    }

    private static RequestStreamHandler functionHandler(GuardConfig config) {
        try {
            return FunctionHandler.of(config.handler().orElse(null), GuardedEntryPoint.class);
        } catch (Throwable failure) {
            // A client's call that is denied in a constructor deserves its explanation as much as one made later.
            RequestHandler<Throwable, RequestStreamHandler> failed = (thrown, context) -> {
                throw GuardedEntryPoint.<RuntimeException>unchecked(thrown);
            };
            return Guard.wrap(failed).handleRequest(failure, null);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T unchecked(Throwable failure) throws T {
        throw (T) failure;
    }
}
