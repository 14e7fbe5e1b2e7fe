package dev.runtimeguard.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import dev.runtimeguard.testing.FakeContext;
import dev.runtimeguard.testing.Sneaky;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemainingTimeTest {

    private final RemainingTime time = new RemainingTime();

    private static Context with(int millis) {
        return new FakeContext("req-1", () -> millis);
    }

    @ParameterizedTest
    @CsvSource({"30000, 1000", "2100, 1000", "2000, 950", "300, 100", "101, 0", "100, 0", "1, 0", "2147483647, 1000"})
    void isNoMoreThanHalfOfWhatIsLeft(int remaining, long expected) {
        time.started(with(remaining));
        assertThat(time.atMost(1000)).isEqualTo(expected);
    }

    @Test
    void leavesSomethingHoweverOftenSomebodyWaits() {
        int[] remaining = {1000};
        Context context = new FakeContext("req-1", () -> remaining[0]);
        for (int i = 0; i < 100; i++) {
            remaining[0] -= (int) RemainingTime.share(context, 1000);
        }
        assertThat(remaining[0]).isGreaterThanOrEqualTo(100);
    }

    @Test
    void isAllWhereNoInvocationIsKnown() {
        assertThat(time.atMost(1000)).isEqualTo(1000);
        time.started(null);
        assertThat(time.atMost(1000)).isEqualTo(1000);
        time.ended();
        time.started(with(300));
        time.ended();
        assertThat(time.atMost(1000)).isEqualTo(1000);
    }

    /** As mocks do, and the runtime's own context when the clock jumps past the deadline. */
    @ParameterizedTest
    @ValueSource(ints = {0, -1, -5, Integer.MIN_VALUE})
    void isAllWhereTheContextSaysThatNothingIsLeft(int remaining) {
        time.started(with(remaining));
        assertThat(time.atMost(1000)).isEqualTo(1000);
    }

    @Test
    void isAllWhereTheContextDoesNotSay() {
        for (Throwable thrown : new Throwable[] {new IllegalStateException(), new AbstractMethodError()}) {
            Context broken = new FakeContext("req-1", () -> {
                throw Sneaky.raise(thrown);
            });
            assertThat(RemainingTime.share(broken, 1000)).isEqualTo(1000);
        }
    }

    @Test
    void aHandlerInsideAnotherDoesNotEndIt() {
        time.started(with(300));
        time.started(with(60_000));
        time.ended();
        assertThat(time.atMost(1000)).isEqualTo(100);
    }

    @Test
    void otherThreadsWorkForTheInvocationThatBeganLast() throws InterruptedException {
        time.started(with(300));
        long[] seen = new long[2];
        Thread second = new Thread(() -> {
            time.started(with(500));
            seen[0] = time.atMost(1000);
        });
        second.start();
        second.join();
        Thread worker = new Thread(() -> seen[1] = time.atMost(1000));
        worker.start();
        worker.join();
        assertThat(seen).containsExactly(200, 200);
        assertThat(time.atMost(1000)).isEqualTo(100);
    }
}
