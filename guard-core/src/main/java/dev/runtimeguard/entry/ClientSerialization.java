package dev.runtimeguard.entry;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * The runtime interface client's own adapter from a request handler to a stream handler, the one it puts around every
 * handler that takes objects. It is private to the client, and the same in versions 2.6.0, 2.8.7 and 2.9.0.
 */
final class ClientSerialization implements RuntimeSerialization {

    static final String CLASS =
            "com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader$PojoHandlerAsStreamHandler";

    private final Constructor<? extends RequestStreamHandler> adapter;

    private ClientSerialization(Constructor<? extends RequestStreamHandler> adapter) {
        this.adapter = adapter;
    }

    static Optional<RuntimeSerialization> in(ClassLoader runtime) {
        try {
            Constructor<? extends RequestStreamHandler> adapter = Class.forName(CLASS, true, runtime)
                    .asSubclass(RequestStreamHandler.class)
                    .getDeclaredConstructor(RequestHandler.class, Optional.class, Optional.class);
            adapter.setAccessible(true);
            return Optional.of(new ClientSerialization(adapter));
        } catch (ReflectiveOperationException | LinkageError | RuntimeException anotherClient) {
            return Optional.empty();
        }
    }

    @Override
    public RequestStreamHandler wrap(RequestHandler<?, ?> handler, Type input, Type output) {
        try {
            return adapter.newInstance(handler, Optional.ofNullable(input), RuntimeSerialization.serialised(output));
        } catch (InvocationTargetException thrown) {
            throw Thrown.by(thrown);
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
