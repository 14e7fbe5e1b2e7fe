package dev.runtimeguard.fs;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.diagnose.Diagnoser;
import dev.runtimeguard.diagnose.InvocationWatch;
import dev.runtimeguard.diagnose.Providers;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * The managed runtime's class loaders with the agent: its jar on the system class path, the function with guard-core in
 * a child loader that asks its parent first.
 */
class AgentOnSystemClassPathTest {

    private static URL homeOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static List<String> providers(ClassLoader function, Class<?> service, List<Object> found) throws Exception {
        List<String> failures = new ArrayList<>();
        BiConsumer<String, Throwable> failed = (where, failure) -> failures.add(where + ": " + failure);
        Class<?> copy = function.loadClass(service.getName());
        List<?> all = (List<?>) function.loadClass(Providers.class.getName())
                .getMethod("of", Class.class, BiConsumer.class)
                .invoke(null, copy, failed);
        assertThat(all).allMatch(copy::isInstance);
        found.addAll(all);
        return failures;
    }

    private static void assertFound(URL... ofTheFunction) throws Exception {
        try (URLClassLoader system =
                        new URLClassLoader(new URL[] {homeOf(FileGuard.class)}, ClassLoader.getPlatformClassLoader());
                URLClassLoader function = new URLClassLoader(ofTheFunction, system)) {
            List<Object> found = new ArrayList<>();

            assertThat(providers(function, Diagnoser.class, found)).isEmpty();
            assertThat(providers(function, InvocationWatch.class, found)).isEmpty();

            assertThat(found)
                    .extracting(provider -> provider.getClass().getName())
                    .contains(FileErrorDiagnoser.class.getName(), FileGuard.class.getName());
            // One copy of the module, whichever service it was found by.
            assertThat(found)
                    .extracting(provider -> (Object) provider.getClass().getClassLoader())
                    .containsOnly(found.get(0).getClass().getClassLoader());
            assertThat(found.get(0)
                            .getClass()
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation())
                    .isEqualTo(homeOf(FileGuard.class));
        }
    }

    @Test
    void providersAreFoundWhereTheFunctionHasTheModuleToo() throws Exception {
        assertFound(homeOf(GuardConfig.class), homeOf(FileGuard.class), homeOf(Context.class));
    }

    @Test
    void providersAreFoundWhereOnlyTheAgentHasIt() throws Exception {
        assertFound(homeOf(GuardConfig.class), homeOf(Context.class));
    }
}
