package dev.runtimeguard.samples.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runtimeguard.samples.local.InvocationResult;
import dev.runtimeguard.samples.local.LocalLambda;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form of handler, unguarded and behind the entry point: the same bytes come back, and the same errors. */
class EntryPointFormsTest {

    private static final boolean ALL = Integer.getInteger("fuzz.rounds", 0) > 100_000;
    private static final String ORDER = "{\"customerName\":\"Zoë\",\"amount\":2,\"price\":1.5,\"tags\":[\"a\",\"b\"],"
            + "\"related\":{\"first\":{\"customerName\":\"Max\",\"amount\":3}},\"unknown\":[1,{\"x\":null}],\"paid\":false}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$PojoRequests",
                "$PojoRequests::handleRequest",
                "$InheritedTypes",
                "$Bounded",
                "$VoidRequests",
                "$Bytes",
                "$Bytes::handleRequest",
                "$Both",
                "$Both::handleRequest",
                "$Methods::pojo",
                "$Methods::pojoAndContext",
                "$Methods::voidMethod",
                "$Methods::objects",
                "$Methods::nothing",
                "$Methods::contextOnly",
                "$Methods::inherited",
                "$Methods::streams",
                "$Methods::streamsAndContext",
                "$Methods::inputOnly",
                "$Methods::inputAndContext",
                "$Methods::outputOnly",
                "$Methods::outputAndContext"
            })
    void answersAsWithoutTheGuard(String form) throws Exception {
        compare(Forms.class.getName() + form, List.of(ORDER, "{\"customerName\":null}", "{}"), true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$Methods::staticMethod|\"text\"",
                "$Methods::overloaded|\"text\"",
                "$Methods::primitives|21",
                "$Methods::primitives|null",
                "$Methods::booleans|true",
                "$Methods::boxed|null",
                "$Methods::boxed|3.0",
                "$Methods::lists|[{\"amount\":1},{}]",
                "$Methods::maps|{\"one\":{\"tags\":[]}}",
                "$Methods::objects|[1,\"x\",null]",
                "$Methods::objects|null",
            })
    void answersEventsOfOtherTypesAsWithoutTheGuard(String form, String event) throws Exception {
        compare(Forms.class.getName() + form, List.of(event), true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$InRequests|\"x\"",
                "$InRequests|{not json",
                "$InRequests::handleRequest|\"x\"",
                "$InStreams|\"x\"",
                "$InMethods::pojo|\"x\"",
                "$InMethods::pojo|{\"an\":\"object\"}",
                "$InMethods::stream|\"x\"",
                "$InMethods::response|\"x\"",
            })
    void failsAsWithoutTheGuard(String form, String event) throws Exception {
        compare(Failures.class.getName() + form, List.of(event, event), false);
    }

    private static void compare(String handler, List<String> events, boolean succeeds) throws Exception {
        // Two processes for each; an ordinary build takes one in three, always the same.
        assumeTrue(ALL || Math.floorMod((handler + events).hashCode(), 3) == 0, "run by the profile fuzz");
        try (LocalLambda unguarded = EntryPoint.unguarded(handler).start();
                LocalLambda guarded = EntryPoint.guarded(handler).start()) {
            // The client remarks at init on overloaded methods it passes over, which the entry point does without.
            int unguardedInit = unguarded.log().length();
            int guardedInit = guarded.log().length();
            for (String event : events) {
                InvocationResult expected = unguarded.invoke(event);
                InvocationResult actual = guarded.invoke(event);

                assertThat(actual.payload())
                        .as("%s given %s: %s", handler, event, actual.payloadText())
                        .isEqualTo(expected.payload());
                assertThat(actual.outcome()).isEqualTo(expected.outcome());
                assertThat(cause(actual)).isEqualTo(cause(expected));
                assertThat(actual.functionErrorType()).isEqualTo(expected.functionErrorType());
            }
            assertThat(unguarded.invoke(events.get(0)).succeeded()).isEqualTo(succeeds);
            assertThat(guarded.invoke(events.get(0)).succeeded()).isEqualTo(succeeds);
            // The client logs a failure after it has reported it.
            for (int i = 0; i < 50 && !since(guardedInit, guarded).equals(since(unguardedInit, unguarded)); i++) {
                Thread.sleep(100);
            }
            assertThat(since(guardedInit, guarded)).isEqualTo(since(unguardedInit, unguarded));
        }
    }

    /** Without the directory of the process, which is another one for each without a sandbox. */
    private static Optional<String> cause(InvocationResult result) {
        return result.xrayErrorCause().map(json -> json.replaceFirst("\"working_directory\":\"[^\"]*\"", ""));
    }

    private static String since(int position, LocalLambda lambda) {
        return lambda.log().substring(position);
    }
}
