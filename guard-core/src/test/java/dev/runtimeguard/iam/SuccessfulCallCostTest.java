package dev.runtimeguard.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.diagnose.GuardRuntime;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

@DisplayName("What the hook costs a call that succeeds")
class SuccessfulCallCostTest {

    private static final int CALLS = 20_000;

    @ParameterizedTest
    @ValueSource(strings = {"GetObject", "PutItem", "ReceiveMessage", "Invoke"})
    @DisplayName("a call that is no batch allocates nothing")
    void allocatesNothing(String operation) {
        GuardRuntime.install(GuardConfig.builder().build());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        DenialInterceptor hook = new DenialInterceptor();
        // Never asked anything: a mock that was would allocate.
        Context.AfterExecution context = Mockito.mock(Context.AfterExecution.class);
        ExecutionAttributes attributes = new ExecutionAttributes()
                .putAttribute(SdkExecutionAttribute.SERVICE_NAME, "S3")
                .putAttribute(SdkExecutionAttribute.OPERATION_NAME, operation);
        long thread = Thread.currentThread().getId();

        long least = Long.MAX_VALUE;
        // The smallest of several runs, as the compiler may allocate on this thread while it warms up.
        for (int run = 0; run < 5; run++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int call = 0; call < CALLS; call++) {
                hook.afterExecution(context, attributes);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }

        // Asking for the number may itself allocate a little; one byte a call would be 20,000.
        assertThat(least).isLessThan(1_000);
        Mockito.verifyNoInteractions(context);
    }
}
