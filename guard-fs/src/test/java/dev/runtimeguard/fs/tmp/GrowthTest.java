package dev.runtimeguard.fs.tmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowthTest {

    private static final long MB = 1 << 20;
    private static final long SIZE = 512 * MB;

    private record Warning(int invocation, long invocationsToFull) {}

    /** The first warning when {@code used} is what is in use after each invocation, or null. */
    private static Warning first(int invocations, IntToLongFunction used) {
        Growth growth = new Growth();
        for (int i = 1; i <= invocations; i++) {
            growth.add(used.applyAsLong(i));
            long toFull = growth.invocationsToFull(SIZE - used.applyAsLong(i));
            if (toFull > 0) {
                return new Warning(i, toFull);
            }
        }
        return null;
    }

    private static IntToLongFunction recorded(int invocations, IntToLongFunction used) {
        long[] values = new long[invocations + 1];
        for (int i = 1; i <= invocations; i++) {
            values[i] = used.applyAsLong(i);
        }
        return i -> values[i];
    }

    @Test
    void aSteadyLeakIsToldEarlyWithTheInvocationsThatAreLeft() {
        Warning warning = first(200, i -> 9 * MB + i * MB);

        assertThat(warning.invocation()).isBetween(5, 10);
        assertThat(warning.invocationsToFull()).isEqualTo(512 - 9 - warning.invocation());
    }

    @Test
    void nothingIsToldOfFewerThanFiveInvocations() {
        assertThat(first(5, i -> i * 100L * MB)).isNull();
    }

    @Test
    void aCacheThatIsFilledOnceIsNoLeak() {
        for (int at = 1; at <= 40; at++) {
            int filled = at;
            assertThat(first(200, i -> i < filled ? 3 * MB : 203 * MB))
                    .as("filled by invocation %s", at)
                    .isNull();
        }
    }

    @Test
    void cachesThatAreFilledByTwoOrThreeInvocationsAreNoLeak() {
        assertThat(first(200, i -> 100 * MB * Math.min(2, i / 10))).isNull();
        assertThat(first(200, i -> 60 * MB * Math.min(3, i / 7))).isNull();
    }

    @Test
    void useThatGoesUpAndDownIsNoLeak() {
        assertThat(first(500, i -> (i % 2) * 50L * MB)).isNull();
        assertThat(first(500, i -> (i % 5) * 50L * MB)).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void randomUseIsNoLeak(long seed) {
        Random random = new Random(seed);

        assertThat(first(5_000, recorded(5_000, i -> random.nextLong(100 * MB))))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 5, 10})
    void growthThatFlattensIsNoLeak(double pace) {
        assertThat(first(300, i -> (long) (200 * MB * (1 - Math.exp(-i / pace)))))
                .isNull();
    }

    @Test
    void aLeakBehindACacheIsTold() {
        Warning warning = first(200, i -> i < 3 ? 0 : 200 * MB + i * MB);

        assertThat(warning).isNotNull();
        assertThat(warning.invocationsToFull()).isCloseTo(312 - warning.invocation(), within(3L));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aLeakOfVaryingSizeAmongTemporaryFilesIsToldInTheEnd(long seed) {
        Random random = new Random(seed);
        long[] leaked = {0};
        Warning warning = first(400, recorded(400, i -> {
            leaked[0] += MB / 2 + random.nextLong(MB);
            return leaked[0] + random.nextLong(4 * MB);
        }));

        assertThat(warning).isNotNull();
        assertThat(warning.invocation()).isLessThan(200);
        assertThat((double) warning.invocationsToFull() + warning.invocation()).isCloseTo(512, within(150.0));
    }

    @Test
    void aSmallLeakIsToldOnMoreEvidence() {
        Warning warning = first(200, i -> i * 8192L);

        assertThat(warning.invocation()).isEqualTo(Growth.WINDOW);
        assertThat(first(200, i -> i * 100L)).isNull();
    }

    @Test
    void useThatComesBackToWhereItWasIsToldOnceAtMost() {
        Growth growth = new Growth();
        for (int i = 0; i < 400; i++) {
            growth.add((i % 40) * MB);
            if (i > 80) {
                assertThat(growth.invocationsToFull(400 * MB)).isZero();
            }
        }
    }
}
