package dev.runtimeguard.entry;

import com.amazonaws.services.lambda.runtime.Context;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The public methods of a class that could be handlers, and the runtime's choice among those of one name. */
final class HandlerMethods {

    /**
     * The runtime's order: no bridge methods before others, then the longer parameter list first, in which a context at
     * the end counts twice.
     */
    private static final Comparator<Method> PRIORITY = Comparator.comparing(Method::isBridge)
            .thenComparing(Comparator.comparingInt(HandlerMethods::weight).reversed());

    private HandlerMethods() {}

    /** The method that the runtime would call; empty when there is none it would. */
    static Optional<HandlerMethod> choose(Class<?> type, String name) {
        return named(type, name)
                .sorted(PRIORITY)
                .flatMap(method -> HandlerMethod.of(method).stream())
                .findFirst();
    }

    /** The public methods of one name, inherited ones included. */
    static Stream<Method> named(Class<?> type, String name) {
        return Stream.of(type.getMethods()).filter(method -> method.getName().equals(name));
    }

    /** The methods that the runtime would call if they were named; those of {@link Object} are left out. */
    static Stream<HandlerMethod> of(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class && !method.isBridge())
                .flatMap(method -> HandlerMethod.of(method).stream());
    }

    private static int weight(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        int count = parameters.length;
        return count > 0 && parameters[count - 1] == Context.class ? count + 1 : count;
    }
}
