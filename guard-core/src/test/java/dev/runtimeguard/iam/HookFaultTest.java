package dev.runtimeguard.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.runtimeguard.Guard;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.testing.GuardLog;
import dev.runtimeguard.testing.Sneaky;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The hook among parts of the SDK that fail: what it returns then is the exception it was given. */
class HookFaultTest {

    @RegisterExtension
    final GuardLog log = new GuardLog();

    private final DenialInterceptor hook = new DenialInterceptor();

    @BeforeEach
    void install() {
        assertThat(Guard.wrap(
                        (String input, com.amazonaws.services.lambda.runtime.Context context) -> input,
                        GuardConfig.builder().iamSts(false).build()))
                .isNotNull();
    }

    static Stream<Throwable> faults() {
        return Stream.of(
                new IllegalStateException("broken"),
                new AssertionError("broken"),
                new StackOverflowError(),
                new NoClassDefFoundError("software/amazon/awssdk/Gone"),
                new NoSuchFieldError("GONE"));
    }

    private static AwsServiceException denied(String extendedRequestId) {
        return S3Exception.builder()
                .statusCode(403)
                .extendedRequestId(extendedRequestId)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("S3")
                        .errorCode("AccessDenied")
                        .errorMessage("Access Denied")
                        .build())
                .build();
    }

    /** No mock: that would make the class slower, and give it garbage, for all tests after it. */
    private static final class FaultyAttributes extends ExecutionAttributes {

        private final Predicate<ExecutionAttribute<?>> fails;
        private final Throwable fault;

        FaultyAttributes(Predicate<ExecutionAttribute<?>> fails, Throwable fault) {
            this.fails = fails;
            this.fault = fault;
        }

        @Override
        public <U> U getAttribute(ExecutionAttribute<U> attribute) {
            if (fails.test(attribute)) {
                throw Sneaky.raise(fault);
            }
            return null;
        }
    }

    private Throwable modified(Throwable failure, SdkRequest request, ExecutionAttributes attributes) {
        Context.FailedExecution context = mock(Context.FailedExecution.class);
        when(context.exception()).thenReturn(failure);
        when(context.request()).thenReturn(request);
        return hook.modifyException(context, attributes);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aRequestWhoseFieldsCannotBeRead(Throwable fault) {
        AwsServiceException failure = denied("E1");
        SdkRequest request = mock(SdkRequest.class, call -> {
            throw Sneaky.raise(fault);
        });
        ExecutionAttributes attributes = new ExecutionAttributes()
                .putAttribute(SdkExecutionAttribute.SERVICE_NAME, CuriousPermissions.SERVICE)
                .putAttribute(SdkExecutionAttribute.OPERATION_NAME, "GetObject");

        assertThat(modified(failure, request, attributes)).isSameAs(failure);
        assertThat(log.codes()).containsExactly("guard.internal");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void attributesThatCannotBeRead(Throwable fault) {
        AwsServiceException failure = denied("E1");
        ExecutionAttributes attributes = new FaultyAttributes(any -> true, fault);

        assertThat(modified(failure, null, attributes)).isSameAs(failure);
        assertThat(log.codes()).containsExactly("guard.internal");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void anAuthSchemeThatCannotBeRead(Throwable fault) {
        AwsServiceException failure = denied("E1");
        ExecutionAttributes attributes =
                new FaultyAttributes(SdkInternalExecutionAttribute.SELECTED_AUTH_SCHEME::equals, fault);
        Throwable modified = modified(failure, null, attributes);

        if (fault instanceof LinkageError) {
            // As in SDKs from before auth schemes, where the credentials are elsewhere.
            assertThat(modified).hasMessageContaining("[Runtime Guard:");
            assertThat(log.codes()).isEmpty();
        } else {
            assertThat(modified).isSameAs(failure);
            assertThat(log.codes()).containsExactly("guard.internal");
        }
    }

    @Test
    void anExceptionThatIsNotTheSdksIsReturned() {
        Throwable failure = new IllegalStateException();

        assertThat(modified(failure, null, new ExecutionAttributes())).isSameAs(failure);
    }

    @Test
    void longRequestIdsCostTheMessageItsAdviceButNotTheReport() {
        for (int length : new int[] {0, 76, 1_000, 1_400, 1_600, 8_000}) {
            AwsServiceException failure = denied("E".repeat(length));
            Throwable modified = modified(failure, null, new ExecutionAttributes());

            assertThat(modified.getMessage())
                    .startsWith(failure.getMessage())
                    .hasSizeLessThanOrEqualTo(failure.getMessage().length() + 1_500);
            assertThat(modified.getMessage().contains("[Runtime Guard: iam.")).isEqualTo(length < 1_200);
            assertThat(Guard.explain(modified)).isPresent();
        }
        assertThat(log.codes()).isEmpty();
    }

    @Test
    void anExceptionExplainedBeforeIsLeftAlone() {
        Throwable once = modified(denied("E1"), null, new ExecutionAttributes());

        assertThat(modified(once, null, new ExecutionAttributes())).isSameAs(once);
    }

    @Test
    void anExceptionWithoutDetailsOrMessageIsReturnedOrExplainedButNeverReplaced() {
        for (int status : new int[] {0, 403, 500}) {
            AwsServiceException failure =
                    S3Exception.builder().statusCode(status).build();
            Throwable modified = modified(failure, null, new ExecutionAttributes());

            assertThat(modified).isExactlyInstanceOf(S3Exception.class);
            assertThat(modified == failure).isEqualTo(status != 403);
        }
        assertThat(log.codes()).isEmpty();
    }
}
