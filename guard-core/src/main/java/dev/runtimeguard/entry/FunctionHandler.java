package dev.runtimeguard.entry;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * The function's own handler, found and made as the runtime interface client finds and makes it (its
 * {@code EventHandlerLoader}): {@code RequestStreamHandler} before {@code RequestHandler}, the same choice among
 * overloaded methods, the same types for the event and the response. What the client would tell at the first invocation
 * is told here, in the init phase.
 */
public final class FunctionHandler {

    private FunctionHandler() {}

    /**
     * Makes the handler.
     *
     * @param setting as Lambda's handler setting; null when there is none
     * @param entryPoint the class that the runtime was told instead, which is no function's handler
     * @return the handler; what it throws has none of the guard's frames in its stack trace
     * @throws IllegalArgumentException when the setting names no handler
     */
    public static RequestStreamHandler of(String setting, Class<?> entryPoint) {
        HandlerSetting named = HandlerSetting.parse(setting);
        ClassLoader loader = functionLoader(entryPoint);
        Class<?> type = loaded(named, loader);
        if (entryPoint.getName().equals(type.getName())) {
            throw named.wrong("it is the guard's own entry point; name the handler that the function had before it");
        }
        return named.method() == null ? ofClass(named, type, loader) : ofMethod(named, type, loader);
    }

    /** The runtime sets it before it loads a handler; this library's own is another one when it came with the agent. */
    private static ClassLoader functionLoader(Class<?> entryPoint) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : entryPoint.getClassLoader();
    }

    private static Class<?> loaded(HandlerSetting named, ClassLoader loader) {
        try {
            return Class.forName(named.className(), true, loader);
        } catch (ClassNotFoundException missing) {
            throw named.wrong("class " + named.className() + " is not found" + Suggestions.forMissing(named, loader));
        } catch (LinkageError broken) {
            throw Thrown.by(broken);
        }
    }

    private static RequestStreamHandler ofClass(HandlerSetting named, Class<?> type, ClassLoader loader) {
        if (RequestStreamHandler.class.isAssignableFrom(type)) {
            return new DirectHandler((RequestStreamHandler) instance(named, type));
        }
        if (!RequestHandler.class.isAssignableFrom(type)) {
            throw named.wrong(type.getName() + " implements neither RequestHandler nor RequestStreamHandler"
                    + Suggestions.handlersOf(type, named));
        }
        checkInstantiable(named, type);
        Type[] types = HandlerTypes.of(type)
                .orElseThrow(() ->
                        named.wrong(type.getName() + " does not implement RequestHandler with concrete type parameters"
                                + Suggestions.handlersOf(type, named)));
        RequestHandler<?, ?> handler = (RequestHandler<?, ?>) instance(named, type);
        return new DirectHandler(RuntimeSerialization.of(loader).wrap(handler, types[0], types[1]));
    }

    private static RequestStreamHandler ofMethod(HandlerSetting named, Class<?> type, ClassLoader loader) {
        HandlerMethod method = HandlerMethods.choose(type, named.method())
                .orElseThrow(() -> named.wrong(noMethod(named, type) + Suggestions.handlersOf(type, named)));
        boolean isStatic = Modifier.isStatic(method.method().getModifiers());
        Object target = isStatic ? null : instance(named, type);
        if (!method.method().canAccess(target)) {
            throw named.wrong("class " + method.method().getDeclaringClass().getName() + " is not public");
        }
        if (method.isStream()) {
            return new StreamMethod(method, target);
        }
        return new DirectHandler(RuntimeSerialization.of(loader)
                .wrap(
                        new PojoMethod(method, target),
                        method.input(),
                        method.method().getGenericReturnType()));
    }

    private static String noMethod(HandlerSetting named, Class<?> type) {
        boolean hasOne = HandlerMethods.named(type, named.method()).findAny().isPresent();
        String className = type.getName();
        return hasOne
                ? "no public method " + named.method() + " of " + className + " has parameters the runtime accepts:"
                        + " (), (event), (Context), (event, Context), or InputStream, OutputStream and Context in this"
                        + " order, each of which may be left out"
                : "class " + className + " has no public method " + named.method();
    }

    private static Object instance(HandlerSetting named, Class<?> type) {
        checkInstantiable(named, type);
        return Instances.make(named, type);
    }

    private static void checkInstantiable(HandlerSetting named, Class<?> type) {
        Optional<String> problem = Instances.problemOf(type);
        if (problem.isPresent()) {
            throw named.wrong(problem.get());
        }
    }
}
