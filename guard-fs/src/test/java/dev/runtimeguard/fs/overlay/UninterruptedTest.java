package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UninterruptedTest {

    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    @Test
    void beginsAnewWhenItIsInterrupted() throws IOException {
        AtomicInteger runs = new AtomicInteger();
        String answer = Uninterrupted.run(() -> {
            if (runs.incrementAndGet() < 3) {
                throw new ClosedByInterruptException();
            }
            return "done";
        });
        assertThat(answer).isEqualTo("done");
        assertThat(runs).hasValue(3);
        assertThat(Thread.interrupted()).as("interrupted afterwards").isTrue();
    }

    @Test
    void theWorkDoesNotSeeAnInterruptionFromBefore() throws IOException {
        Thread.currentThread().interrupt();
        boolean seen = Uninterrupted.run(() -> Thread.currentThread().isInterrupted());
        assertThat(seen).isFalse();
        assertThat(Thread.interrupted()).as("interrupted afterwards").isTrue();
    }

    @Test
    void interruptsNobodyWhoWasNot() {
        assertThatThrownBy(() -> Uninterrupted.run(() -> {
                    throw new IOException("full");
                }))
                .hasMessage("full");
        assertThat(Thread.interrupted()).isFalse();
    }
}
