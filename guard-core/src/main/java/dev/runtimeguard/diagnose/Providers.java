package dev.runtimeguard.diagnose;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.BiConsumer;

/** The implementations of one of the guard's services that can be loaded, for its own modules only. */
public final class Providers {

    /** So that a class path that cannot be read at all, which fails for ever, comes to an end. */
    private static final int MAX_FAILURES = 20;

    private Providers() {}

    /**
     * Finds the providers on the class path of the guard itself. One that the class loader takes from above guard-core,
     * where the agent's jar is, cannot know guard-core: it is loaded beside it instead.
     *
     * @param failed told of one that cannot be loaded; the others are returned all the same
     */
    public static <T> List<T> of(Class<T> service, BiConsumer<String, Throwable> failed) {
        List<T> found = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        Iterator<T> providers =
                ServiceLoader.load(service, service.getClassLoader()).iterator();
        while (failures.size() < MAX_FAILURES) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                found.add(providers.next());
            } catch (ServiceConfigurationError | LinkageError broken) {
                failures.add(broken);
            }
        }
        if (!failures.isEmpty() && !addBesideCore(service, found, failures)) {
            failures.forEach(failure -> failed.accept("loading a " + service.getSimpleName(), failure));
        }
        return found;
    }

    /** Whether every provider named is there in the end; the first failure stands for what fails on this way too. */
    private static <T> boolean addBesideCore(Class<T> service, List<T> found, List<Throwable> failures) {
        Set<String> missing = new LinkedHashSet<>();
        try {
            missing.addAll(namesOf(service));
        } catch (IOException | RuntimeException unreadable) {
            failures.get(0).addSuppressed(unreadable);
            return false;
        }
        found.forEach(provider -> missing.remove(provider.getClass().getName()));
        boolean all = !missing.isEmpty();
        for (String name : missing) {
            try {
                Class<?> type = BesideCore.instance().loadClass(name);
                // The same class again would only fail again.
                boolean another = type.getClassLoader() == BesideCore.instance() && service.isAssignableFrom(type);
                if (another) {
                    found.add(service.cast(type.getConstructor().newInstance()));
                }
                all &= another;
            } catch (ReflectiveOperationException | LinkageError | RuntimeException broken) {
                failures.get(0).addSuppressed(broken);
                all = false;
            }
        }
        return all;
    }

    private static List<String> namesOf(Class<?> service) throws IOException {
        List<String> names = new ArrayList<>();
        for (URL file :
                Collections.list(service.getClassLoader().getResources("META-INF/services/" + service.getName()))) {
            try (InputStream in = file.openStream()) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .forEach(names::add);
            }
        }
        return names;
    }
}
