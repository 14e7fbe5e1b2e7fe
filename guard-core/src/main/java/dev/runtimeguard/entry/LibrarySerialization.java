package dev.runtimeguard.entry;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * The serializers of aws-lambda-java-serialization, chosen as the runtime interface client chooses them: those made for
 * the event types of aws-lambda-java-events, and Jackson's with the runtime's settings for all other types. For a client
 * that has another adapter than the one known.
 */
final class LibrarySerialization implements RuntimeSerialization {

    static final String PACKAGE = "com.amazonaws.services.lambda.runtime.serialization";

    private final Method isEvent;
    private final Method ofEvent;
    private final Method ofType;
    private final Object factory;
    private final Serializer.Methods methods;
    private final ClassLoader functionLoader;

    private LibrarySerialization(ClassLoader runtime, ClassLoader functionLoader) throws ReflectiveOperationException {
        Class<?> events = Class.forName(PACKAGE + ".events.LambdaEventSerializers", true, runtime);
        isEvent = events.getMethod("isLambdaSupportedEvent", String.class);
        ofEvent = events.getMethod("serializerFor", Class.class, ClassLoader.class);
        Class<?> jackson = Class.forName(PACKAGE + ".factories.JacksonFactory", true, runtime);
        ofType = jackson.getMethod("getSerializer", Type.class);
        factory = jackson.getMethod("getInstance").invoke(null);
        methods = Serializer.Methods.of(Class.forName(PACKAGE + ".PojoSerializer", true, runtime));
        this.functionLoader = functionLoader;
    }

    static Optional<RuntimeSerialization> in(ClassLoader runtime, ClassLoader functionLoader) {
        try {
            return Optional.of(new LibrarySerialization(runtime, functionLoader));
        } catch (ReflectiveOperationException | LinkageError notThere) {
            return Optional.empty();
        }
    }

    @Override
    public RequestStreamHandler wrap(RequestHandler<?, ?> handler, Type input, Type output) {
        return new SerialisedHandler(
                handler,
                Optional.ofNullable(input).map(this::serializer),
                RuntimeSerialization.serialised(output).map(this::serializer));
    }

    private Serializer serializer(Type type) {
        try {
            Object serializer = type instanceof Class<?> named && (boolean) isEvent.invoke(null, named.getName())
                    ? ofEvent.invoke(null, named, functionLoader)
                    : ofType.invoke(factory, type);
            return new Serializer(serializer, methods);
        } catch (InvocationTargetException thrown) {
            throw Thrown.by(thrown);
        } catch (IllegalAccessException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
