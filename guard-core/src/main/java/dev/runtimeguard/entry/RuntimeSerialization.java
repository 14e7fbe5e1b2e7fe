package dev.runtimeguard.entry;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * The runtime's own way to read events and write responses. It is not on this library's class path, and event types and
 * errors come out right with it alone, so it is looked up in the class loader of the runtime.
 */
interface RuntimeSerialization {

    /**
     * The way of this process: the runtime interface client's, or without one, the serializers it is made of.
     *
     * @throws IllegalStateException when there is neither
     */
    static RuntimeSerialization of(ClassLoader functionLoader) {
        ClassLoader runtime = RequestHandler.class.getClassLoader();
        Optional<RuntimeSerialization> found =
                ClientSerialization.in(runtime).or(() -> LibrarySerialization.in(runtime, functionLoader));
        return found.orElseThrow(() ->
                new IllegalStateException("The guard's entry point finds neither " + ClientSerialization.CLASS + " nor "
                        + LibrarySerialization.PACKAGE + " beside aws-lambda-java-core, one of which it needs to"
                        + " read events as the runtime does. Wrap the handler in code instead: Guard.wrap"));
    }

    /**
     * The handler as one of streams.
     *
     * @param input the event's type; null when the handler takes none
     * @param output the response's type; with one of the void types the response is JSON's null
     */
    RequestStreamHandler wrap(RequestHandler<?, ?> handler, Type input, Type output);

    /** The type to serialise, empty where the runtime serialises nothing. */
    static Optional<Type> serialised(Type output) {
        return output == void.class || output == Void.class ? Optional.empty() : Optional.of(output);
    }
}
