package dev.runtimeguard.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.runtimeguard.Guard;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.IamMode;
import dev.runtimeguard.testing.FakeAws;
import dev.runtimeguard.testing.FakeContext;
import dev.runtimeguard.testing.GuardLog;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The hook in clients of the SDK itself, found by them as in a function. */
class DenialHookTest {

    private static final String DENIED =
            "User: arn:aws:sts::111122223333:assumed-role/orders-role/orders is not authorized to perform:"
                    + " s3:GetObject on resource: \"arn:aws:s3:::b/reports/1.json\" because no identity-based policy"
                    + " allows the s3:GetObject action";

    @RegisterExtension
    final GuardLog log = new GuardLog();

    @BeforeEach
    void explain() {
        install(IamMode.EXPLAIN);
    }

    private static void install(IamMode mode) {
        install(GuardConfig.builder().iam(mode).iamSts(false).build());
    }

    private static void install(GuardConfig config) {
        RequestHandler<String, String> unused = Guard.wrap((input, context) -> input, config);
        assertThat(unused).isNotNull();
    }

    private static S3Exception get(S3Client client) {
        return catchThrowableOfType(
                S3Exception.class,
                () -> client.getObjectAsBytes(get -> get.bucket("b").key("reports/1.json")));
    }

    private static S3Exception getWith(IamMode mode, FakeAws aws) {
        install(mode);
        try (S3Client client = S3Clients.sync(aws).build()) {
            return get(client);
        }
    }

    @Test
    void aDeniedCallKeepsItsExceptionAndGetsAdviceBehindTheMessage() {
        try (FakeAws aws = FakeAws.failing(403, "AccessDenied", DENIED)) {
            S3Exception plain = getWith(IamMode.OFF, aws);
            S3Exception explained = getWith(IamMode.EXPLAIN, aws);

            assertThat(plain.getMessage()).startsWith(DENIED).doesNotContain("Runtime Guard");
            assertThat(explained.getMessage())
                    .startsWith(plain.getMessage())
                    .contains("[Runtime Guard: iam.missing-permission]", "orders-role", "\"s3:GetObject\"")
                    .hasSizeLessThanOrEqualTo(plain.getMessage().length() + 1_500);
            assertThat(explained).isExactlyInstanceOf(plain.getClass());
            assertThat(explained.getCause()).isEqualTo(plain.getCause());
            assertThat(explained.statusCode()).isEqualTo(403);
            assertThat(explained.requestId()).isEqualTo("REQUEST1");
            assertThat(explained.extendedRequestId()).isEqualTo("EXTENDED1");
            assertThat(explained.numAttempts()).isEqualTo(plain.numAttempts()).isEqualTo(1);
            assertThat(explained.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            assertThat(explained.awsErrorDetails().errorMessage()).isEqualTo(DENIED);
            assertThat(explained.awsErrorDetails().sdkHttpResponse().statusCode())
                    .isEqualTo(403);
            assertThat(List.of(explained.getStackTrace()).toString()).contains("DenialHookTest.get(");
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void causeStackTraceAndSuppressedAreKept() {
        IllegalStateException cause = new IllegalStateException("cause");
        IllegalStateException suppressed = new IllegalStateException("suppressed");
        StackTraceElement[] stack = {new StackTraceElement("com.acme.Fn", "handle", "Fn.java", 7)};
        ExecutionInterceptor before = new ExecutionInterceptor() {
            @Override
            public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
                S3Exception failed = (S3Exception) context.exception();
                Throwable changed = failed.toBuilder().cause(cause).build();
                changed.setStackTrace(stack);
                changed.addSuppressed(suppressed);
                return changed;
            }
        };
        try (FakeAws aws = FakeAws.failing(403, "AccessDenied", DENIED);
                S3Client client = S3Clients.sync(aws)
                        .overrideConfiguration(config -> config.addExecutionInterceptor(before))
                        .build()) {
            S3Exception explained = get(client);

            assertThat(explained.getMessage()).contains("[Runtime Guard:");
            assertThat(explained.getCause()).isSameAs(cause);
            assertThat(explained.getStackTrace()).startsWith(stack);
            assertThat(explained.getSuppressed()).contains(suppressed);
        }
    }

    @Test
    void anAsynchronousClientIsHookedAsWell() {
        try (FakeAws aws = FakeAws.failing(403, "AccessDenied", DENIED);
                S3AsyncClient client = S3Clients.async(aws)) {
            CompletionException thrown =
                    catchThrowableOfType(CompletionException.class, () -> client.headBucket(head -> head.bucket("b"))
                            .thenCompose(none -> client.listBuckets())
                            .join());

            assertThat(thrown.getCause()).isInstanceOf(S3Exception.class).hasMessageContaining("[Runtime Guard: iam.");
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void otherFailuresAreLeftAlone() {
        try (FakeAws aws = FakeAws.failing(404, "NoSuchBucket", "The specified bucket does not exist");
                S3Client client = S3Clients.sync(aws).build()) {
            String caught;
            try {
                client.listObjectsV2(list -> list.bucket("b"));
                caught = "nothing";
            } catch (NoSuchBucketException noBucket) {
                caught = noBucket.getMessage();
            } catch (S3Exception other) {
                caught = "the wrong clause";
            }
            assertThat(caught).startsWith("The specified bucket").doesNotContain("Runtime Guard");
        }
    }

    @Test
    void aFailureOfTheClientItselfIsLeftAlone() {
        FakeAws aws = FakeAws.failing(403, "AccessDenied", DENIED);
        aws.close();
        try (S3Client client = S3Clients.sync(aws).build()) {
            assertThat(catchThrowable(client::listBuckets))
                    .isInstanceOf(SdkClientException.class)
                    .hasMessageNotContaining("Runtime Guard");
        }
    }

    @Test
    void aHeadRequestsForbiddenIsExplainedAndKeepsItsWords() {
        try (FakeAws aws = FakeAws.answering(403, "");
                S3Client client = S3Clients.sync(aws).build()) {
            install(IamMode.OFF);
            Throwable plain = catchThrowable(
                    () -> client.headObject(head -> head.bucket("b").key("k")));
            install(IamMode.EXPLAIN);
            Throwable explained = catchThrowable(
                    () -> client.headObject(head -> head.bucket("b").key("k")));

            assertThat(explained.getMessage())
                    .startsWith(plain.getMessage())
                    .contains("[Runtime Guard: iam.")
                    .hasSizeLessThanOrEqualTo(plain.getMessage().length() + 1_500);
        }
    }

    @Test
    void aPutWhoseBodyWasRefusedIsExplained() {
        try (FakeAws aws = FakeAws.answering(403, "");
                S3Client client = S3Clients.sync(aws).build()) {
            assertThat(catchThrowable(
                            () -> client.putObject(put -> put.bucket("b").key("k"), RequestBody.fromString("text"))))
                    .isInstanceOf(S3Exception.class)
                    .hasMessageContaining("[Runtime Guard: iam.");
        }
    }

    @Test
    void aWaiterThatSwallowsADenialMakesNoNoise() {
        try (FakeAws aws = FakeAws.answering(403, "");
                S3Client client = S3Clients.sync(aws).build()) {
            assertThat(client.waiter()
                            .waitUntilBucketExists(head -> head.bucket("b"))
                            .matched()
                            .exception())
                    .isPresent();
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void aClientWithItsInterceptorsEmptiedIsHookedAllTheSame() {
        try (FakeAws aws = FakeAws.failing(403, "AccessDenied", DENIED);
                S3Client client = S3Clients.sync(aws)
                        .overrideConfiguration(config -> config.executionInterceptors(List.of()))
                        .build()) {
            assertThat(get(client).getMessage()).contains("[Runtime Guard:");
        }
    }

    @Test
    void aDenialIsReportedOnceWhenItReachesTheHandlersEdge() {
        try (FakeAws aws = FakeAws.failing(403, "AccessDenied", DENIED);
                S3Client client = S3Clients.sync(aws).build()) {
            S3Exception[] thrown = new S3Exception[1];
            RequestHandler<String, String> inner = Guard.wrap((input, context) -> {
                thrown[0] = get(client);
                if (input.equals("swallow")) {
                    return "fine";
                }
                throw thrown[0];
            });
            RequestHandler<String, String> guarded = Guard.wrap(inner);
            assertThat(guarded.handleRequest("swallow", new FakeContext("req-1")))
                    .isEqualTo("fine");
            assertThat(log.lines()).isEmpty();

            Throwable caught = catchThrowable(() -> guarded.handleRequest("fail", new FakeContext("req-2")));

            assertThat(caught).isSameAs(thrown[0]);
            assertThat(log.codes()).containsExactly("iam.missing-permission");
            assertThat(log.reports().get(0).at("/missing/0/action").asText()).isEqualTo("s3:GetObject");
            assertThat(log.reports().get(0).at("/request/operation").asText()).isEqualTo("GetObject");
            assertThat(log.reports().get(0).at("/request/region").asText()).isEqualTo("eu-west-1");
            assertThat(Guard.explain(new CompletionException(caught))).isPresent();
        }
    }

    @Test
    void aDisabledGuardLeavesTheExceptionAlone() {
        install(GuardConfig.builder().disabled(true).build());
        try (FakeAws aws = FakeAws.failing(403, "AccessDenied", DENIED);
                S3Client client = S3Clients.sync(aws).build()) {
            assertThat(get(client).getMessage()).doesNotContain("Runtime Guard");
        }
    }

    @Test
    void noSecretIsInAnyOutput() {
        try (FakeAws aws = FakeAws.failing(403, "AccessDenied", DENIED);
                S3Client client = S3Clients.sync(aws).build()) {
            RequestHandler<String, String> guarded = Guard.wrap((input, context) -> {
                client.putObject(put -> put.bucket("b").key("k"), RequestBody.fromString("the payload"));
                return "";
            });
            Throwable caught = catchThrowable(() -> guarded.handleRequest("the event", new FakeContext("req-1")));

            assertThat(caught.getMessage() + log.lines() + Guard.explain(caught) + Calls.denied("m", Calls.CREDENTIALS))
                    .contains("Runtime Guard")
                    .doesNotContain(
                            Calls.CREDENTIALS.secretAccessKey(),
                            Calls.CREDENTIALS.sessionToken(),
                            "the payload",
                            "the event");
        }
    }
}
