package dev.runtimeguard.entry;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;

/**
 * The types of the event and the response of a request handler's class, as the runtime sees them. It searches breadth
 * first and takes the arguments of the first parameterized interface that is a {@code RequestHandler}, a subinterface
 * too, and sees through type variables, though not through those inside of other types: a handler that is read
 * differently here would be given another event.
 */
final class HandlerTypes {

    private HandlerTypes() {}

    /** The event's and the response's type, in this order; empty when the runtime would not take the class. */
    static Optional<Type[]> of(Class<?> handler) {
        return find(handler)
                .filter(types -> types.length == 2 && Stream.of(types).allMatch(HandlerTypes::isKnown));
    }

    private static Optional<Type[]> find(Class<?> handler) {
        Queue<Bound> open = new ArrayDeque<>();
        open.add(new Bound(handler, Map.of()));
        for (Bound current = open.poll(); current != null; current = open.poll()) {
            for (Type candidate : current.type.getGenericInterfaces()) {
                if (candidate instanceof ParameterizedType parameterized
                        && RequestHandler.class.isAssignableFrom((Class<?>) parameterized.getRawType())) {
                    return Optional.of(current.arguments(parameterized));
                }
                open.add(current.supertype(candidate));
            }
            Type superclass = current.type.getGenericSuperclass();
            if (superclass != null) {
                open.add(current.supertype(superclass));
            }
        }
        return Optional.empty();
    }

    /** A type variable is good enough with a bound, which is what its values are read as. */
    private static boolean isKnown(Type type) {
        return !(type instanceof TypeVariable<?> variable)
                || Stream.of(variable.getBounds()).anyMatch(bound -> bound != Object.class);
    }

    /** A class with the types that stand for its type variables, by their names. */
    private record Bound(Class<?> type, Map<String, Type> variables) {

        Type[] arguments(ParameterizedType parameterized) {
            return Stream.of(parameterized.getActualTypeArguments())
                    .map(this::resolve)
                    .toArray(Type[]::new);
        }

        Bound supertype(Type supertype) {
            if (!(supertype instanceof ParameterizedType parameterized)) {
                return new Bound((Class<?>) supertype, Map.of());
            }
            Class<?> raw = (Class<?>) parameterized.getRawType();
            TypeVariable<?>[] names = raw.getTypeParameters();
            Type[] arguments = arguments(parameterized);
            Map<String, Type> bound = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                bound.put(names[i].getName(), arguments[i]);
            }
            return new Bound(raw, bound);
        }

        private Type resolve(Type argument) {
            return argument instanceof TypeVariable<?> variable
                    ? variables.getOrDefault(variable.getName(), argument)
                    : argument;
        }
    }
}
