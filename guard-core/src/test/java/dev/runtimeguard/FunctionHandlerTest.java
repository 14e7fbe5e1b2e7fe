package dev.runtimeguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.runtimeguard.entry.FunctionHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Without a runtime interface client beside it, so with the serializers of its library. */
class FunctionHandlerTest {

    private static final AtomicReference<Throwable> THROWN = new AtomicReference<>();

    public record Entry() {}

    public static class Greeter implements RequestHandler<Map<String, Integer>, Map<String, Integer>> {
        @Override
        public Map<String, Integer> handleRequest(Map<String, Integer> event, Context context) {
            return Map.of(
                    "sum", event.values().stream().mapToInt(Integer::intValue).sum());
        }

        public static void nothing() {}

        public void fails(InputStream in) throws IOException {
            throw new FileNotFoundException("gone");
        }

        public void input(InputStream in) {}
    }

    public static class FailsToBeMade implements RequestStreamHandler {
        public FailsToBeMade() {
            IllegalStateException failure = new IllegalStateException("mine", new IOException("cause"));
            THROWN.set(failure);
            throw failure;
        }

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) {}
    }

    @Test
    void readsAndWritesAsTheRuntimeDoes() throws Exception {
        assertThat(answer(Greeter.class.getName(), "{\"a\":1,\"b\":2}")).isEqualTo("{\"sum\":3}");
        assertThat(answer(Greeter.class.getName() + "::nothing", "{}")).isEqualTo("null");
        assertThat(answer(Greeter.class.getName() + "::input", "{}")).isEqualTo("null");
    }

    @Test
    void failsOnBrokenJsonInTheRuntimesWords() {
        assertThatThrownBy(() -> answer(Greeter.class.getName(), "{"))
                .isExactlyInstanceOf(RuntimeException.class)
                .hasMessage("An error occurred during JSON parsing")
                .hasCauseInstanceOf(Throwable.class);
    }

    @Test
    void throwsWhatTheConstructorThrew() {
        Throwable thrown = catchThrowable(() -> FunctionHandler.of(FailsToBeMade.class.getName(), Entry.class));

        assertThat(thrown).isSameAs(THROWN.get()).hasMessage("mine").hasCauseInstanceOf(IOException.class);
    }

    @Test
    void throwsWhatTheMethodThrewWithoutFramesOfItsOwn() {
        Throwable thrown = catchThrowable(() -> answer(Greeter.class.getName() + "::fails", "{}"));

        assertThat(thrown).isExactlyInstanceOf(FileNotFoundException.class);
        assertThat(thrown.getStackTrace()).isNotEmpty();
        assertThat(Stream.of(thrown.getStackTrace()).map(StackTraceElement::getClassName))
                .contains(Greeter.class.getName())
                .noneMatch(name -> name.startsWith("dev.runtimeguard.entry."))
                .doesNotContain(FunctionHandlerTest.class.getName());
    }

    @Test
    void namesTheSettingThatIsMissing() {
        assertThatThrownBy(() -> FunctionHandler.of(null, Entry.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GUARD_HANDLER is not set");
        assertThatThrownBy(() -> FunctionHandler.of(Entry.class.getName(), Entry.class))
                .hasMessageContaining("own entry point");
    }

    @Test
    void findsWhatWasMeant() {
        assertThatThrownBy(() -> FunctionHandler.of("com.acme.FunctionHandlerTests", Entry.class))
                .hasMessageContaining("class com.acme.FunctionHandlerTests is not found")
                .hasMessageContaining(FunctionHandlerTest.class.getName());
        assertThatThrownBy(() -> FunctionHandler.of(Greeter.class.getName() + "::handle", Entry.class))
                .hasMessageContaining("no public method handle")
                .hasMessageContaining(
                        "Greeter::handleRequest(java.util.Map<java.lang.String, java.lang.Integer>, Context)")
                .hasMessageContaining("Greeter::nothing()");
    }

    private static String answer(String handler, String event) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FunctionHandler.of(handler, Entry.class)
                .handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, null);
        return out.toString(StandardCharsets.UTF_8);
    }
}
