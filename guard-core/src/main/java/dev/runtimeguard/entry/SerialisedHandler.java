package dev.runtimeguard.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A request handler between two serializers, with the runtime's words for an event or response that fails in one. */
final class SerialisedHandler implements RequestStreamHandler {

    private final RequestHandler<Object, Object> handler;
    private final Optional<Serializer> input;
    private final Optional<Serializer> output;

    @SuppressWarnings("unchecked")
    SerialisedHandler(RequestHandler<?, ?> handler, Optional<Serializer> input, Optional<Serializer> output) {
        this.handler = (RequestHandler<Object, Object>) handler;
        this.input = input;
        this.output = output;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {
        Object response = handler.handleRequest(event(in), context);
        try {
            if (output.isPresent()) {
                output.get().write(response, out);
            } else {
                out.write("null".getBytes(StandardCharsets.UTF_8));
            }
        } catch (Throwable failure) {
            throw new RuntimeException("An error occurred during JSON serialization of response", failure);
        }
    }

    private Object event(InputStream in) {
        try {
            return input.isPresent() ? input.get().read(in) : null;
        } catch (Throwable failure) {
            throw new RuntimeException("An error occurred during JSON parsing", failure);
        }
    }
}
