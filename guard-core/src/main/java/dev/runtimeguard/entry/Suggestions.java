package dev.runtimeguard.entry;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a wrong handler setting was probably meant to be. Looked for only when it is wrong, and bounded. */
final class Suggestions {

    private static final int MAX_METHODS = 10;
    private static final int MAX_CLASSES = 5;

    private Suggestions() {}

    /** The handlers a class has, those nearest to the named one first, as the end of a sentence. */
    static String handlersOf(Class<?> type, HandlerSetting named) {
        Set<String> found = new LinkedHashSet<>();
        boolean stream = RequestStreamHandler.class.isAssignableFrom(type);
        boolean request = RequestHandler.class.isAssignableFrom(type);
        if (stream || (request && HandlerTypes.of(type).isPresent())) {
            found.add(type.getName());
        }
        HandlerMethods.of(type)
                .sorted(Comparator.comparingInt((HandlerMethod method) -> distance(named, method))
                        .thenComparing(Suggestions::signature))
                .map(method -> type.getName() + "::" + signature(method))
                .forEach(found::add);
        return found.isEmpty()
                ? ". The class has no public method that could be a handler"
                : ". Handlers found: " + joined(List.copyOf(found), MAX_METHODS);
    }

    /** Classes that a missing one may have been meant to be, as the end of a sentence; says so when there is none. */
    static String forMissing(HandlerSetting named, ClassLoader loader) {
        List<String> near = Stream.concat(
                        misspelt(named, loader).stream(), SimilarClasses.of(named.className(), loader).stream())
                .distinct()
                .toList();
        return near.isEmpty()
                ? " on the function's class path, and no class of a similar name is"
                : ". Similar names found: " + joined(near, MAX_CLASSES);
    }

    /** {@code com.acme.Fn.handle} for {@code com.acme.Fn::handle}, and {@code Outer.Fn} for {@code Outer$Fn}. */
    private static List<String> misspelt(HandlerSetting named, ClassLoader loader) {
        String name = named.className();
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return List.of();
        }
        String before = name.substring(0, dot);
        String after = name.substring(dot + 1);
        String suffix = named.method() == null ? "" : "::" + named.method();
        if (load(before + "$" + after, loader) != null) {
            return List.of(before + "$" + after + suffix);
        }
        Class<?> outer = named.method() == null ? load(before, loader) : null;
        return outer != null && HandlerMethods.choose(outer, after).isPresent()
                ? List.of(before + "::" + after)
                : List.of();
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError notThere) {
            return null;
        }
    }

    private static int distance(HandlerSetting named, HandlerMethod handler) {
        return named.method() == null
                ? 0
                : Spelling.distance(named.method(), handler.method().getName());
    }

    private static String signature(HandlerMethod handler) {
        return handler.method().getName()
                + Stream.of(handler.method().getGenericParameterTypes())
                        .map(Suggestions::shortName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String shortName(Type type) {
        return type instanceof Class<?> named ? named.getSimpleName() : type.getTypeName();
    }

    private static String joined(List<String> names, int limit) {
        String shown = names.stream().limit(limit).collect(Collectors.joining(", "));
        return names.size() <= limit ? shown : shown + " and " + (names.size() - limit) + " more";
    }
}
