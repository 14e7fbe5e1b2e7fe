package dev.runtimeguard.diagnose;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.BiConsumer;

/** The implementations of one of the guard's services that can be loaded, for its own modules only. */
public final class Providers {

    /** So that a class path that cannot be read at all, which fails for ever, comes to an end. */
    private static final int MAX_FAILURES = 20;

    private Providers() {}

    /**
     * Finds the providers on the class path of the guard itself.
     *
     * @param failed told of one that cannot be loaded; the others are returned all the same
     */
    public static <T> List<T> of(Class<T> service, BiConsumer<String, Throwable> failed) {
        List<T> found = new ArrayList<>();
        Iterator<T> providers =
                ServiceLoader.load(service, service.getClassLoader()).iterator();
        for (int failures = 0; failures < MAX_FAILURES; ) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                found.add(providers.next());
            } catch (ServiceConfigurationError | LinkageError broken) {
                failures++;
                failed.accept("loading a " + service.getSimpleName(), broken);
            }
        }
        return found;
    }
}
