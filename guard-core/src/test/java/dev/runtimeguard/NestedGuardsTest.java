package dev.runtimeguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.runtimeguard.testing.FakeContext;
import dev.runtimeguard.testing.GuardLog;
import dev.runtimeguard.testing.Hostile;
import dev.runtimeguard.testing.ScriptedDiagnoser;
import dev.runtimeguard.testing.Sneaky;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A guarded handler inside another one: one failure is one report. */
class NestedGuardsTest {

    @RegisterExtension
    final GuardLog log = new GuardLog();

    private static final GuardConfig CONFIG = GuardConfig.builder().build();

    private static RequestHandler<String, String> throwing(Throwable thrown) {
        return (input, context) -> {
            throw Sneaky.raise(thrown);
        };
    }

    private static RequestHandler<String, String> twice(RequestHandler<String, String> handler) {
        RequestHandler<String, String> inner = Guard.wrap(handler, CONFIG);
        return Guard.wrap(inner);
    }

    @Test
    void aFailureThatCrossesTwoEdgesIsReportedAndExplainedOnce() {
        ScriptedDiagnoser.knows(IOException.class);

        Throwable caught = catchThrowable(
                () -> twice(throwing(new IOException("no"))).handleRequest("", new FakeContext("req-1")));

        assertThat(log.codes()).containsExactly("fs.write-outside-tmp");
        assertThat(caught.getMessage()).containsOnlyOnce("[Runtime Guard:");
    }

    @Test
    void aFailureThatIsWrappedBetweenTheEdgesIsReportedOnceAndExplainedInTheOutermostMessage() {
        ScriptedDiagnoser.knows(IOException.class);
        RequestHandler<String, String> inner = Guard.wrap(throwing(new IOException("no")), CONFIG);
        RequestHandler<String, String> outer = Guard.wrap((input, context) -> {
            try {
                return inner.handleRequest(input, context);
            } catch (Exception failed) {
                throw new IllegalStateException("the outer's own words", failed);
            }
        });

        Throwable caught = catchThrowable(() -> outer.handleRequest("", new FakeContext("req-1")));

        assertThat(log.codes()).containsExactly("fs.write-outside-tmp");
        assertThat(caught)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the outer's own words\n[Runtime Guard:");
    }

    @Test
    void oneExceptionObjectThrownByTwoInvocationsIsReportedForEach() {
        ScriptedDiagnoser.answer(link -> ScriptedDiagnoser.report());
        IOException shared = new IOException("no");
        RequestHandler<String, String> guarded = twice(throwing(shared));

        assertThatThrownBy(() -> guarded.handleRequest("", new FakeContext("req-1")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> guarded.handleRequest("", new FakeContext("req-2")))
                .isInstanceOf(IOException.class);

        assertThat(log.reports()).hasSize(2);
        assertThat(log.reports().get(1).get("count").asInt()).isEqualTo(2);
    }

    @Test
    void anExceptionWhoseMethodsThrowIsReportedOnceToo() {
        ScriptedDiagnoser.answer(link -> ScriptedDiagnoser.report());
        Hostile thrown = new Hostile(new IllegalStateException());
        try {
            twice(throwing(thrown)).handleRequest("", new FakeContext("req-1"));
        } catch (Hostile caught) {
            assertThat(caught == thrown).isTrue();
        }

        assertThat(log.codes().stream().filter("fs.write-outside-tmp"::equals)).hasSize(1);
    }
}
