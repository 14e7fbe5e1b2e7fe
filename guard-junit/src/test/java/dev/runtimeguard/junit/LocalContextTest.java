package dev.runtimeguard.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LocalContextTest {

    private final AtomicLong nanoTime = new AtomicLong(42);
    private final LambdaExtensionBuilder settings = LambdaExtension.builder();

    @Test
    void theRemainingTimeCountsDownToNothing() {
        LocalContext context = context(settings.timeoutSeconds(3).settings());
        assertThat(context.getRemainingTimeInMillis()).isEqualTo(3000);

        nanoTime.addAndGet(TimeUnit.MILLISECONDS.toNanos(1200));
        assertThat(context.getRemainingTimeInMillis()).isEqualTo(1800);

        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(5));
        assertThat(context.getRemainingTimeInMillis()).isZero();
    }

    @Test
    void saysWhatTheEnvironmentSays() {
        LocalContext context =
                context(settings.functionName("orders").memoryMb(1024).settings());

        assertThat(context.getFunctionName()).isEqualTo("orders");
        assertThat(context.getMemoryLimitInMB()).isEqualTo(1024);
        assertThat(context.getLogGroupName()).isEqualTo("/aws/lambda/orders");
        assertThat(context.getLogStreamName()).contains("/[$LATEST]");
        assertThat(context.getInvokedFunctionArn()).isEqualTo("arn:aws:lambda:eu-west-1:123456789012:function:orders");
    }

    @Test
    void noTestSignsWithADevelopersCredentialsUnlessTheyAreSet() {
        assertThat(Variables.of(settings.settings(), Map.of())).containsEntry("AWS_ACCESS_KEY_ID", "test");
        assertThat(Variables.of(settings.settings(), Map.of("AWS_PROFILE", "dev")))
                .doesNotContainKey("AWS_ACCESS_KEY_ID");
        assertThat(Variables.of(settings.settings(), Map.of("AWS_ACCESS_KEY_ID", "AKIA")))
                .containsEntry("AWS_ACCESS_KEY_ID", "AKIA")
                .doesNotContainKey("AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void aFunctionsOwnVariableWins() {
        Settings own = settings.environment("AWS_REGION", "eu-north-1").settings();

        assertThat(Variables.of(own, Map.of("AWS_REGION", "eu-west-1"))).containsEntry("AWS_REGION", "eu-north-1");
    }

    private LocalContext context(Settings settings) {
        return new LocalContext(
                settings, Variables.of(settings, Map.of("AWS_REGION", "eu-west-1")), new CapturedLog(), nanoTime::get);
    }
}
