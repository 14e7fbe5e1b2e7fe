package dev.runtimeguard.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.report.Report;
import dev.runtimeguard.testing.ScriptedDiagnoser;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExplanationsTest {

    private final Explanations explanations = new Explanations();
    private final Report report = ScriptedDiagnoser.report();

    /** Equal to every other one, as an exception with a careless equals is. */
    private static final class Alike extends RuntimeException {
        @Override
        public boolean equals(Object other) {
            return other instanceof Alike;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    @Test
    void aReportBelongsToOneThrowableHoweverEqualAnotherIs() {
        Throwable mine = new Alike();
        explanations.put(mine, report);

        assertThat(explanations.get(mine)).isSameAs(report);
        assertThat(explanations.get(new Alike())).isNull();
    }

    @Test
    void aLaterReportTakesTheEarliersPlace() {
        Throwable mine = new RuntimeException();
        Report later = ScriptedDiagnoser.report();
        explanations.put(mine, report);
        explanations.put(mine, later);

        assertThat(explanations.get(mine)).isSameAs(later);
    }

    @Test
    void nothingIsKeptAliveAndWhatIsGoneIsForgotten() throws Exception {
        WeakReference<Throwable> first = putAndDrop();

        for (int i = 0; i < 100 && first.get() != null; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(20);
            putAndDrop();
        }

        assertThat(first.get()).isNull();
        assertThat(size()).isLessThan(10);
    }

    private WeakReference<Throwable> putAndDrop() {
        Throwable throwable = new RuntimeException();
        explanations.put(throwable, report);
        return new WeakReference<>(throwable);
    }

    private int size() throws ReflectiveOperationException {
        var field = Explanations.class.getDeclaredField("reports");
        field.setAccessible(true);
        return ((Map<?, ?>) field.get(explanations)).size();
    }

    @Test
    void severalThreadsFindTheirOwn() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        AtomicInteger found = new AtomicInteger();
        for (int i = 0; i < 2_000; i++) {
            pool.execute(() -> {
                Throwable mine = new Alike();
                Report its = ScriptedDiagnoser.report();
                explanations.put(mine, its);
                assertThat(explanations.get(mine)).isSameAs(its);
                found.incrementAndGet();
            });
        }
        pool.shutdown();

        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(found).hasValue(2_000);
    }
}
