package dev.runtimeguard.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.testing.Hostile;
import java.util.List;
import org.junit.jupiter.api.Test;

class CauseChainTest {

    @Test
    void linksComeOutermostFirst() {
        Exception root = new Exception("root");
        Exception middle = new Exception("middle", root);
        Exception outer = new Exception("outer", middle);

        assertThat(CauseChain.of(outer)).containsExactly(outer, middle, root);
        assertThat(CauseChain.of(null)).isEmpty();
    }

    @Test
    void aCycleIsWalkedOnce() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);
        Exception outer = new Exception("outer", second);

        assertThat(CauseChain.of(outer)).containsExactly(outer, second, first);
    }

    @Test
    void aThrowableThatIsItsOwnCauseIsWalkedOnce() {
        Exception own = new Exception() {
            @Override
            @SuppressWarnings("UnsynchronizedOverridesSynchronized")
            public Throwable getCause() {
                return this;
            }
        };

        assertThat(CauseChain.of(own)).containsExactly(own);
    }

    @Test
    void aDeepChainIsCut() {
        Throwable deep = new Exception("root");
        for (int i = 0; i < 10_000; i++) {
            deep = new Exception("level", deep);
        }

        assertThat(CauseChain.of(deep)).hasSizeBetween(10, 100).startsWith(deep);
    }

    @Test
    void aChainEndsWhereGetCauseThrows() {
        for (Throwable thrown :
                List.of(new IllegalStateException(), new AssertionError(), new NoClassDefFoundError())) {
            Throwable hostile = new Hostile(thrown);
            Exception outer = new Exception("outer", hostile);

            assertThat(CauseChain.of(outer)).hasSize(2);
        }
    }
}
