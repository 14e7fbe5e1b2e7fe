package dev.runtimeguard;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.fuzz.AnyText;
import dev.runtimeguard.fuzz.Handlers;
import dev.runtimeguard.fuzz.RuntimeClient;
import dev.runtimeguard.testing.FakeContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any event is answered through the entry point as by the runtime alone: the same bytes, or a failure of the same class
 * and message. The first byte of the input, a digit, chooses the handler.
 */
class EventFuzzTest {

    private static final String[] NAMES = Stream.of(
                    "OfMaps",
                    "OfObjects",
                    "OfStreams",
                    "ByMethods::order",
                    "ByMethods::orders",
                    "ByMethods::text",
                    "ByMethods::number",
                    "ByMethods::overloaded",
                    "ByMethods::bytes",
                    "ByMethods::nothing")
            .map(form -> Handlers.class.getName() + '$' + form)
            .toArray(String[]::new);

    private static GuardedEntryPoint[] guarded;
    private static LambdaRequestHandler[] bare;

    @BeforeAll
    static void start() {
        guarded = Arrays.stream(NAMES).map(EventFuzzTest::guarded).toArray(GuardedEntryPoint[]::new);
        bare = Arrays.stream(NAMES).map(RuntimeClient::handler).toArray(LambdaRequestHandler[]::new);
        assertThat(bare).doesNotContainNull();
    }

    private static GuardedEntryPoint guarded(String name) {
        GuardRuntime.install(GuardConfig.fromEnvironment(Map.of("GUARD_HANDLER", name, "GUARD_REPORT", "off")));
        return new GuardedEntryPoint();
    }

    static List<byte[]> events() {
        return Stream.of(
                        "0{\"a\":[1,-2.5e3,true,null,\"\\u00e9\\ud83d\\ude00\"],\"b\":{}}",
                        "1[[],{},\"\",0]",
                        "2any bytes \u00e9",
                        "3{\"name\":\"x\",\"count\":1,\"price\":1e2,\"paid\":true,\"parts\":[{}],\"more\":{\"k\":[1]}}",
                        "4[{\"name\":null},{\"count\":\"7\"},null]",
                        "5\"a text\"",
                        "67",
                        "7{\"a\":1}",
                        "8bytes",
                        "9{}",
                        "3{\"unknown\":1,\"name\":7,\"count\":1.9,\"count\":null}",
                        "0{\"a\":1",
                        "0" + "{\"a\":".repeat(1100),
                        "1" + "9".repeat(1200))
                .map(AnyText::bytes)
                .toList();
    }

    @MethodSource("events")
    @DictionaryEntries({
        "\\\"name\\\":",
        "\\\"count\\\":",
        "\\\"price\\\":",
        "\\\"parts\\\":[",
        "\\\"more\\\":{",
        "1e999",
        "null",
        "true",
        "NaN",
        "\\\\ud800",
        "\\xef\\xbb\\xbf"
    })
    @FuzzTest
    void isAnsweredAsByTheRuntimeAlone(byte[] bytes) {
        int form = bytes.length == 0 ? 0 : Math.floorMod(bytes[0] - '0', NAMES.length);
        byte[] event = bytes.length == 0 ? bytes : Arrays.copyOfRange(bytes, 1, bytes.length);

        Outcome expected = Outcome.of(() -> RuntimeClient.answer(bare[form], event));
        Outcome actual = Outcome.of(() -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            guarded[form].handleRequest(new ByteArrayInputStream(event), out, new FakeContext("REQ"));
            return out.toByteArray();
        });

        assertThat(actual).as(NAMES[form]).isEqualTo(expected);
    }

    private interface Answering {
        byte[] answer() throws Exception;
    }

    /** The bytes as a text, or what was thrown and why. */
    private record Outcome(String answer, Class<?> thrown, String message, Class<?> cause) {

        static Outcome of(Answering answering) {
            try {
                return new Outcome(Arrays.toString(answering.answer()), null, null, null);
            } catch (Exception | StackOverflowError thrown) {
                Throwable cause = thrown.getCause();
                return new Outcome(
                        null, thrown.getClass(), thrown.getMessage(), cause == null ? null : cause.getClass());
            }
        }
    }
}
