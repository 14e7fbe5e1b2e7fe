package dev.runtimeguard;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.runtimeguard.entry.FunctionHandler;
import dev.runtimeguard.testing.Fuzz;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What comes from outside: the name of a handler, flags, events. None of it is too odd for an answer. */
class HostileInputTest {

    private static final int ROUNDS = Math.max(1, Fuzz.ROUNDS / 10);
    private static final int MOST_TEXT = 20_000;

    private static final String[] PIECES = {
        "com.acme.Fn",
        HostileInputTest.class.getName(),
        "java.lang.String",
        "::",
        ":",
        ".",
        "$",
        "handle",
        "[L",
        ";",
        "/",
        "\\",
        "..",
        "\0",
        " ",
        "\n",
        "\ud800",
        "\u202e",
        "%s",
        "{",
        "x".repeat(3000),
        ""
    };

    private static final String[] JSON = {
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"a\"",
        "1",
        "-",
        "1e999",
        "null",
        "true",
        "\"\\u0000\"",
        "\"\\ud800\"",
        " ",
        "\""
    };

    public record Entry() {}

    /** Gives back what it is given. */
    public static class Echo implements RequestHandler<Map<String, Object>, Object> {
        @Override
        public Object handleRequest(Map<String, Object> event, Context context) {
            return event;
        }
    }

    /** Gives back the bytes it is given. */
    public static class Bytes implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            input.transferTo(output);
        }
    }

    private static String any(Random random, String[] pieces, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    @Test
    void anyNameOfAHandlerIsFoundOrExplained() {
        // Few, as each that is not found has the whole class path searched.
        Random random = Fuzz.random(HostileInputTest.class);
        for (int i = 0; i < Math.max(2, ROUNDS / 400); i++) {
            String name = any(random, PIECES, 6);
            try {
                assertThat(FunctionHandler.of(name, Entry.class)).isNotNull();
            } catch (IllegalArgumentException | IllegalStateException explained) {
                assertThat(explained.getMessage()).as(name).isNotBlank().hasSizeLessThan(MOST_TEXT);
            } catch (Throwable thrown) {
                throw new AssertionError("GUARD_HANDLER=" + name, thrown);
            }
        }
    }

    @Test
    void anyValuesOfFlagsAreReadOrReported() {
        List<String> flags = List.of(
                "GUARD_DISABLED",
                "GUARD_STRICT",
                "GUARD_FS",
                "GUARD_FS_WRITABLE",
                "GUARD_FS_OVERLAY_DIR",
                "GUARD_TMP",
                "GUARD_TMP_WARN_PERCENT",
                "GUARD_TMP_SIZE_MB",
                "GUARD_TMP_KEEP",
                "GUARD_IAM",
                "GUARD_IAM_SCOPE",
                "GUARD_IAM_STS",
                "GUARD_REPORT",
                "GUARD_METRICS",
                "GUARD_REDACT");
        String[] values = Arrays.copyOf(PIECES, PIECES.length + 6);
        System.arraycopy(
                new String[] {"true", "99999999999999999999", "-1", "1e3", "redirect", "/tmp"},
                0,
                values,
                PIECES.length,
                6);
        Random random = Fuzz.random(HostileInputTest.class);
        for (int i = 0; i < ROUNDS; i++) {
            Map<String, String> environment = new HashMap<>();
            flags.forEach(flag -> environment.put(flag, any(random, values, 3)));
            try {
                assertThat(GuardConfig.fromEnvironment(environment)).isNotNull();
            } catch (IllegalArgumentException strict) {
                assertThat(environment.get("GUARD_STRICT").trim()).isEqualToIgnoringCase("true");
            } catch (Throwable thrown) {
                throw new AssertionError(environment.toString(), thrown);
            }
        }
    }

    @Test
    void anyEventIsAnsweredAsByTheRuntimesOwnReader() throws IOException {
        RequestStreamHandler guarded = FunctionHandler.of(Echo.class.getName(), Entry.class);
        PojoSerializer<Object> own = mapSerializer();
        Random random = Fuzz.random(HostileInputTest.class);
        List<String> answered = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            byte[] event = event(random, i);
            String answer = outcome(out -> guarded.handleRequest(new ByteArrayInputStream(event), out, null));
            String expected = outcome(out -> JacksonFactory.getInstance()
                    .getSerializer(Object.class)
                    .toJson(own.fromJson(new ByteArrayInputStream(event)), out));
            assertThat(answer)
                    .as(new String(event, StandardCharsets.ISO_8859_1))
                    .isEqualTo(expected);
            answered.add(answer);
        }
        assertThat(answered).anyMatch(answer -> answer.startsWith("{"));
    }

    @SuppressWarnings("unchecked")
    private static PojoSerializer<Object> mapSerializer() {
        return (PojoSerializer<Object>)
                (PojoSerializer<?>) JacksonFactory.getInstance().getSerializer(Map.class);
    }

    @Test
    void aStreamHandlersBytesAreLeftAsTheyAre() throws IOException {
        RequestStreamHandler guarded = FunctionHandler.of(Bytes.class.getName(), Entry.class);
        Random random = Fuzz.random(HostileInputTest.class);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] event = new byte[i == 0 ? 6 << 20 : random.nextInt(300)];
            random.nextBytes(event);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            guarded.handleRequest(new ByteArrayInputStream(event), out, null);
            assertThat(Arrays.equals(out.toByteArray(), event)).isTrue();
        }
    }

    private static byte[] event(Random random, int round) {
        if (round == 0) {
            return ("{\"a\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        }
        if (round == 1) {
            return ("{\"a\":\"" + "x".repeat(6 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        }
        if (round == 2) {
            return ("{\"a\":" + "1".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8);
        }
        String text = random.nextInt(3) == 0 ? "{\"a\":" + random.nextInt() + "}" : any(random, JSON, 12);
        byte[] event = text.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i > 0 && event.length > 0; i--) {
            event[random.nextInt(event.length)] = (byte) random.nextInt(256);
        }
        return event;
    }

    private interface Answering {
        void to(ByteArrayOutputStream out) throws Exception;
    }

    private static String outcome(Answering answering) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            answering.to(out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (StackOverflowError tooDeep) {
            return tooDeep.getClass().getName();
        } catch (Throwable thrown) {
            Throwable root = thrown;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return root.getClass().getName();
        }
    }
}
