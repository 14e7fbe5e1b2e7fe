package dev.runtimeguard;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.runtimeguard.testing.FakeContext;
import dev.runtimeguard.testing.GuardLog;
import dev.runtimeguard.testing.ScriptedDiagnoser;
import dev.runtimeguard.testing.Sneaky;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A log that hangs holds up whoever writes to it, as it would without the guard, and nobody else. */
@Timeout(60)
class HangingLogTest {

    @RegisterExtension
    final GuardLog log = new GuardLog();

    private final IOException own = new IOException("the function's own");
    private final RequestHandler<String, String> guarded = Guard.wrap(
            (input, context) -> {
                if (input.equals("fail")) {
                    throw Sneaky.raise(own);
                }
                return input;
            },
            GuardConfig.builder().metrics(MetricsMode.EMF).build());

    private Throwable failure(String requestId) {
        try {
            guarded.handleRequest("fail", new FakeContext(requestId));
        } catch (Throwable thrown) {
            return thrown;
        }
        return null;
    }

    @Test
    void otherInvocationsGoOn() throws InterruptedException {
        ScriptedDiagnoser.knows(IOException.class);
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        log.beforeTheNextLine(() -> {
            writing.countDown();
            awaitUninterruptibly(goOn);
        });
        AtomicReference<Throwable> hungUp = new AtomicReference<>();
        Thread hanging = new Thread(() -> hungUp.set(failure("req-1")));
        hanging.start();
        writing.await();

        for (int i = 2; i < 20; i++) {
            assertThat(guarded.handleRequest("fine", new FakeContext("req-" + i)))
                    .isEqualTo("fine");
            assertThat(failure("req-" + i))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessageStartingWith("the function's own");
            assertThat(Guard.explain(own)).isPresent();
        }
        assertThat(log.codes()).filteredOn("fs.write-outside-tmp"::equals).hasSize(18);
        assertThat(hanging.isAlive()).isTrue();

        goOn.countDown();
        hanging.join();
        assertThat(hungUp.get())
                .isExactlyInstanceOf(IOException.class)
                .hasMessageStartingWith("the function's own\n[Runtime Guard: fs.write-outside-tmp]");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
