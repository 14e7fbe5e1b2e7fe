package dev.runtimeguard.fs.agent;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * The environment variables as this JVM has them, which {@link System#getenv} and child processes see. For tests: the JDK
 * has no way to change them, so this goes through the map that it keeps (of {@code java.lang.ProcessEnvironment}), with
 * packages opened to the agent alone.
 */
final class ProcessVariables {
    private final Instrumentation instrumentation;
    private Map<String, String> kept;

    ProcessVariables(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /** Makes {@code all} the variables, and no others. */
    synchronized void set(Map<String, String> all) throws ReflectiveOperationException {
        if (kept == null) {
            kept = open();
        }
        for (String name : new ArrayList<>(kept.keySet())) {
            if (!all.containsKey(name)) {
                kept.remove(name);
            }
        }
        kept.putAll(all);
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> open() throws ReflectiveOperationException {
        Set<Module> us = Set.of(ProcessVariables.class.getModule());
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of("java.lang", us, "java.util", us),
                Set.of(),
                Map.of());
        Field unmodifiable =
                Class.forName("java.lang.ProcessEnvironment").getDeclaredField("theUnmodifiableEnvironment");
        unmodifiable.setAccessible(true);
        Field within = Class.forName(Collections.class.getName().concat("$UnmodifiableMap"))
                .getDeclaredField("m");
        within.setAccessible(true);
        return (Map<String, String>) within.get(unmodifiable.get(null));
    }
}
