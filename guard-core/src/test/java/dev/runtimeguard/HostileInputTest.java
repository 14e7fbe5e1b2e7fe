package dev.runtimeguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.runtimeguard.entry.FunctionHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names and events of more than a fuzzer tries: too long, too deep, as large as Lambda takes. guard-fuzz has the rest. */
class HostileInputTest {

    private static final int LARGEST_EVENT = 6 << 20;

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

    @Test
    void aNameOfAnyLengthIsExplained() {
        for (String name : List.of("x".repeat(100_000), "com.acme.".repeat(10_000) + "Fn::handle")) {
            assertThatThrownBy(() -> FunctionHandler.of(name, Entry.class))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("GUARD_HANDLER=" + name + ": ");
        }
    }

    @Test
    void anEventOfAnySizeIsAnsweredAsByTheRuntimesOwnReader() throws IOException {
        RequestStreamHandler guarded = FunctionHandler.of(Echo.class.getName(), Entry.class);
        PojoSerializer<Object> own = mapSerializer();
        for (String text : List.of(
                "{\"a\":" + "[".repeat(100_000),
                "{\"a\":\"" + "x".repeat(LARGEST_EVENT) + "\"}",
                "{\"a\":" + "1".repeat(100_000) + "}")) {
            byte[] event = text.getBytes(StandardCharsets.UTF_8);
            String answer = outcome(out -> guarded.handleRequest(new ByteArrayInputStream(event), out, null));
            String expected = outcome(out -> JacksonFactory.getInstance()
                    .getSerializer(Object.class)
                    .toJson(own.fromJson(new ByteArrayInputStream(event)), out));
            assertThat(answer).as(text.substring(0, 10)).isEqualTo(expected);
        }
    }

    @SuppressWarnings("unchecked")
    private static PojoSerializer<Object> mapSerializer() {
        return (PojoSerializer<Object>)
                (PojoSerializer<?>) JacksonFactory.getInstance().getSerializer(Map.class);
    }

    @Test
    void aStreamHandlersBytesAreLeftAsTheyAre() throws IOException {
        RequestStreamHandler guarded = FunctionHandler.of(Bytes.class.getName(), Entry.class);
        byte[] event = new byte[LARGEST_EVENT];
        for (int i = 0; i < event.length; i++) {
            event[i] = (byte) (i * 31 >> 3);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        guarded.handleRequest(new ByteArrayInputStream(event), out, null);
        assertThat(Arrays.equals(out.toByteArray(), event)).isTrue();
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
