package dev.runtimeguard.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.runtimeguard.Guard;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.IamMode;
import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.report.PolicyDocument;
import dev.runtimeguard.testing.CannedAws;
import dev.runtimeguard.testing.FakeContext;
import dev.runtimeguard.testing.GuardLog;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.sqs.SqsClient;

@DisplayName("GUARD_IAM=audit")
class AuditModeTest {

    private static final String QUEUE = "https://sqs.eu-west-1.amazonaws.com/609629065308/orders";
    private static final String QUEUE_ARN = "arn:aws:sqs:eu-west-1:609629065308:orders";
    private static final String TABLE_ARN = "arn:aws:dynamodb:eu-west-1:609629065308:table/orders";
    private static final GuardConfig AUDIT =
            GuardConfig.builder().iam(IamMode.AUDIT).iamSts(false).build();

    @RegisterExtension
    final GuardLog log = new GuardLog();

    private final CannedAws aws = new CannedAws();
    private final SqsClient sqs = aws.client(SqsClient.builder());
    private final DynamoDbClient dynamo = aws.client(DynamoDbClient.builder());

    @BeforeEach
    void audit() {
        explain();
        GuardRuntime.install(AUDIT);
    }

    @AfterEach
    void close() {
        sqs.close();
        dynamo.close();
        aws.close();
        explain();
    }

    /** Forgets what was recorded. */
    private static void explain() {
        GuardRuntime.install(GuardConfig.builder().build());
    }

    @Test
    @DisplayName("nothing is recorded in the default mode")
    void explainRecordsNothing() {
        explain();
        purge();

        assertThat(Guard.auditPolicy()).isEmpty();
    }

    @Test
    @DisplayName("has an effect, so that no guard.config report says otherwise")
    void noConfigReport() {
        assertThat(log.reports()).isEmpty();
    }

    @Test
    @DisplayName("the policy allows the calls that succeeded, each once")
    void successes() {
        purge();
        purge();
        getItem();

        assertThat(policy())
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":["
                        + "{\"Effect\":\"Allow\",\"Action\":\"dynamodb:GetItem\",\"Resource\":\"" + TABLE_ARN + "\"},"
                        + "{\"Effect\":\"Allow\",\"Action\":\"sqs:PurgeQueue\",\"Resource\":\"" + QUEUE_ARN + "\"}]}");
    }

    @Test
    @DisplayName("an action without a resource is allowed on *")
    void starOnly() {
        aws.answer(200, "{\"QueueUrls\":[]}");
        sqs.listQueues();

        assertThat(policy()).contains("\"Action\":\"sqs:ListQueues\",\"Resource\":\"*\"");
    }

    @Test
    @DisplayName("a call that failed for what it did used its permission as well")
    void conditionFailed() {
        aws.answer(400, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\"}");
        assertThat(catchThrowable(() -> dynamo.putItem(
                        put -> put.tableName("orders").item(Map.of("id", AttributeValue.fromS("secret"))))))
                .isNotNull();

        assertThat(policy()).contains("dynamodb:PutItem", TABLE_ARN).doesNotContain("secret");
    }

    @Test
    @DisplayName("a call that AWS did not authorise yet is not recorded")
    void badSignature() {
        aws.answer(400, "{\"__type\":\"UnrecognizedClientException\",\"message\":\"invalid token\"}");
        assertThat(catchThrowable(this::getItemAnsweredBefore)).isNotNull();

        assertThat(Guard.auditPolicy()).isEmpty();
    }

    @Test
    @DisplayName("a denied call is in the policy, an explicitly denied one is not")
    void denials() {
        deny("because no identity-based policy allows the dynamodb:GetItem action");
        assertThat(policy()).contains("dynamodb:GetItem", TABLE_ARN);

        audit();
        deny("with an explicit deny in a service control policy");
        assertThat(Guard.auditPolicy()).isEmpty();
    }

    @Test
    @DisplayName("printed at the end of the first invocation, and not again while nothing is new")
    void printed() {
        RequestHandler<String, String> handler = Guard.wrap(
                (String event, com.amazonaws.services.lambda.runtime.Context context) -> {
                    purge();
                    return event;
                },
                AUDIT);
        for (int i = 0; i < 250; i++) {
            handler.handleRequest("", new FakeContext("req"));
        }

        assertThat(log.codes()).containsExactly("iam.audit");
        assertThat(log.levels()).containsExactly("INFO");
        JsonNode report = log.reports().get(0);
        assertThat(report.path("policy").toString()).contains("sqs:PurgeQueue");
        assertThat(report.path("principal").path("accountId").asText()).isEqualTo(CannedAws.ACCOUNT);
    }

    @Test
    @DisplayName("without a wrapped handler, printed after a hundred calls")
    void printedByCalls() {
        for (int i = 0; i < 100; i++) {
            purge();
        }

        assertThat(log.codes()).containsExactly("iam.audit");
    }

    @Test
    @DisplayName("settings made in code keep what was recorded before them")
    void keptOverInstall() {
        purge();
        GuardRuntime.install(AUDIT);

        assertThat(policy()).contains("sqs:PurgeQueue");
    }

    @Test
    @DisplayName("a failed call that is explained as well is read from the SDK once")
    void readOnce() {
        ExecutionAttributes attributes = new ExecutionAttributes()
                .putAttribute(SdkExecutionAttribute.SERVICE_NAME, "DynamoDb")
                .putAttribute(SdkExecutionAttribute.OPERATION_NAME, "GetItem");
        DeniedGetItem failed = new DeniedGetItem();

        Throwable thrown = new DenialInterceptor().modifyException(failed, attributes);

        assertThat(thrown).hasMessageContaining("[Runtime Guard: iam.missing-permission]");
        assertThat(policy()).contains("dynamodb:GetItem", TABLE_ARN);
        assertThat(failed.reads).isEqualTo(1);
    }

    /** As the SDK hands it to the hook; counts how often the call is read. */
    private static final class DeniedGetItem implements Context.FailedExecution {
        private int reads;

        @Override
        public Throwable exception() {
            return DynamoDbException.builder()
                    .statusCode(400)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("AccessDeniedException")
                            .errorMessage("User: arn:aws:sts::609629065308:assumed-role/r/s is not authorized to"
                                    + " perform: dynamodb:GetItem on resource: " + TABLE_ARN)
                            .build())
                    .build();
        }

        @Override
        public SdkRequest request() {
            reads++;
            return GetItemRequest.builder().tableName("orders").build();
        }

        @Override
        public Optional<SdkHttpRequest> httpRequest() {
            return Optional.empty();
        }

        @Override
        public Optional<SdkHttpResponse> httpResponse() {
            return Optional.empty();
        }

        @Override
        public Optional<SdkResponse> response() {
            return Optional.empty();
        }
    }

    private static String policy() {
        return Guard.auditPolicy().map(PolicyDocument::toJson).orElseThrow();
    }

    private void purge() {
        aws.answer(200, "{}");
        sqs.purgeQueue(request -> request.queueUrl(QUEUE));
    }

    private void getItem() {
        aws.answer(200, "{}");
        getItemAnsweredBefore();
    }

    private void getItemAnsweredBefore() {
        dynamo.getItem(get -> get.tableName("orders").key(Map.of("id", AttributeValue.fromS("1"))));
    }

    private void deny(String why) {
        aws.answer(
                400,
                "{\"__type\":\"AccessDeniedException\",\"message\":\"User:"
                        + " arn:aws:sts::609629065308:assumed-role/orders-role/orders is not authorized to perform:"
                        + " dynamodb:GetItem on resource: " + TABLE_ARN + ' ' + why + "\"}");
        assertThat(catchThrowable(this::getItemAnsweredBefore)).isNotNull();
    }
}
