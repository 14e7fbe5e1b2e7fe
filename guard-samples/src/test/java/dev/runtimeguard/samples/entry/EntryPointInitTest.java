package dev.runtimeguard.samples.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runtimeguard.GuardedEntryPoint;
import dev.runtimeguard.samples.local.FunctionInitException;
import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.LocalLambda;
import dev.runtimeguard.samples.local.LocalLambdaBuilder;
import dev.runtimeguard.samples.local.LogFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The entry point's init phase under the real client: what is wrong is said there, and said so that it can be fixed. */
class EntryPointInitTest {

    private static final String PACKAGE = "dev.runtimeguard.samples.entry.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Form$Bytes|class PACKAGE.Form$Bytes is not found|PACKAGE.Forms$Bytes",
                "Forms.Bytes|is not found|PACKAGE.Forms$Bytes",
                "Forms$Methods.pojo|is not found|PACKAGE.Forms$Methods::pojo",
                "Zyxwvutsrq|is not found on the function's class path|no class of a similar name is",
                "Forms$Methods::pogo|has no public method pogo|PACKAGE.Forms$Methods::pojo(Order)",
                "Failures$NoHandler|implements neither|PACKAGE.Failures$NoHandler::handle(String, Context)",
                "Failures$NoHandler::twoEvents|has parameters the runtime accepts|::handle(String, Context)",
                "Failures$Generic|concrete type parameters|PACKAGE.Failures$Generic::handleRequest(I, Context)",
                "Failures$PrivateConstructor|no public constructor without parameters|GUARD_HANDLER=",
                "Failures$Inner|is an inner class that is not static|GUARD_HANDLER=",
                "Forms$Swapping|is abstract|GUARD_HANDLER=",
                "Forms::|a handler is named as|com.acme.Fn::handle",
            })
    void saysWhatWasLookedForAndWhatThereIs(String handler, String problem, String found) {
        FunctionInitException failure = failedInit(EntryPoint.guarded(PACKAGE + handler));

        assertThat(failure.body().orElseThrow())
                .contains("GUARD_HANDLER=" + PACKAGE + handler)
                .contains(problem.replace("PACKAGE.", PACKAGE))
                .contains(found.replace("PACKAGE.", PACKAGE));
        assertThat(failure.exitCode()).hasValue(1);
    }

    @Test
    void saysThatItNeedsAHandler() {
        LocalLambdaBuilder unset = EntryPoint.unguarded(GuardedEntryPoint.class.getName());

        assertThat(failedInit(unset).body().orElseThrow()).contains("GUARD_HANDLER is not set");
        assertThat(failedInit(unset.environment("GUARD_HANDLER", " ")).body().orElseThrow())
                .contains("GUARD_HANDLER is not set");
    }

    @Test
    void refusesToCallItself() {
        assertThat(failedInit(EntryPoint.guarded(GuardedEntryPoint.class.getName()))
                        .body()
                        .orElseThrow())
                .contains("the guard's own entry point");
    }

    @Test
    void letsAConstructorsFailureThrough() {
        String handler = Failures.InConstructor.class.getName();
        FunctionInitException expected = failedInit(EntryPoint.unguarded(handler));
        FunctionInitException actual = failedInit(EntryPoint.guarded(handler));

        assertThat(actual.body()).isEqualTo(expected.body());
        assertThat(actual.errorType()).isEqualTo(expected.errorType());
        assertThat(actual.exitCode()).isEqualTo(expected.exitCode());
        assertThat(actual.log()).isEqualTo(expected.log());
    }

    @Test
    void letsAClassesFailureThrough() {
        assertThat(failedInit(EntryPoint.guarded(Failures.InStaticInitializer.class.getName()))
                        .body()
                        .orElseThrow())
                .contains("java.lang.ExceptionInInitializerError");
    }

    @Test
    void runsTheFunctionWhenDisabled() throws Exception {
        try (LocalLambda lambda = EntryPoint.guarded(Forms.class.getName() + "$Methods::primitives")
                .environment("GUARD_DISABLED", "true")
                .start()) {
            assertThat(lambda.invoke("4").payloadText()).isEqualTo("8");
        }
    }

    @Test
    void isMadeBeforeASnapshot() throws Exception {
        try (LocalLambda lambda = EntryPoint.guarded(Forms.class.getName() + "$Methods::primitives")
                .initializationType("snap-start")
                .start()) {
            assertThat(lambda.invoke("4").payloadText()).isEqualTo("8");
            // Its hooks need no org.crac, which this function does not have.
            assertThat(lambda.log()).doesNotContain("guard.internal");
        }
    }

    @Test
    void keepsTheRequestIdInJsonLogs() throws Exception {
        try (LocalLambda lambda = EntryPoint.guarded(Failures.InStreams.class.getName())
                .logFormat(LogFormat.JSON)
                .start()) {
            InvocationResult result = lambda.invoke("1");

            assertThat(result.log()).contains("\"AWSRequestId\":\"" + result.requestId() + "\"");
        }
    }

    @Test
    void runsSeveralInvocationsAtOnce() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try (LocalLambda lambda = EntryPoint.guarded(Forms.class.getName() + "$Methods::primitives")
                .maxConcurrency(4)
                .start()) {
            List<Future<InvocationResult>> results = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String event = Integer.toString(i);
                results.add(callers.submit(() -> lambda.invoke(event)));
            }
            for (int i = 0; i < 40; i++) {
                assertThat(results.get(i).get().payloadText()).isEqualTo(Integer.toString(2 * i));
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static FunctionInitException failedInit(LocalLambdaBuilder function) {
        return catchThrowableOfType(
                FunctionInitException.class, () -> function.start().close());
    }
}
