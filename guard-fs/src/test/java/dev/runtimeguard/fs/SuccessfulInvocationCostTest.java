package dev.runtimeguard.fs;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.sun.management.ThreadMXBean;
import dev.runtimeguard.Guard;
import dev.runtimeguard.GuardConfig;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What an invocation that succeeds costs with all that this module adds to it. */
class SuccessfulInvocationCostTest {

    private static final int INVOCATIONS = 20_000;

    @Test
    void allocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // Whatever this machine's own use is, there is nothing to report.
        RequestHandler<String, String> guarded = Guard.wrap(
                (event, context) -> event,
                GuardConfig.builder().tmpWarnPercent(100).build());
        long thread = Thread.currentThread().getId();

        long least = Long.MAX_VALUE;
        // The smallest of several runs: the compiler may allocate on this thread, and other tests use the same storage.
        for (int run = 0; run < 5; run++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < INVOCATIONS; i++) {
                guarded.handleRequest("event", null);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }

        // Asking for the number may itself allocate a little; one byte an invocation would be 20,000.
        assertThat(least).isLessThan(1_000);
    }
}
