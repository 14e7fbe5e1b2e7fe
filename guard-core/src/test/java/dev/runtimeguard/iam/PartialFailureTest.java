package dev.runtimeguard.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.IamMode;
import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.testing.CannedAws;
import dev.runtimeguard.testing.GuardLog;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

// The SDK's builders of lists take generic varargs and do not mark them safe.
@SuppressWarnings("unchecked")
@DisplayName("Denied entries inside an answer of status 200")
class PartialFailureTest {

    private static final String SECRET_CONTENT = "content-that-is-never-printed";
    private static final String QUEUE = "https://sqs.eu-west-1.amazonaws.com/609629065308/orders";
    private static final String ROLE = "arn:aws:sts::609629065308:assumed-role/orders-role/orders";

    @RegisterExtension
    final GuardLog log = new GuardLog();

    private final CannedAws aws = new CannedAws();

    @BeforeEach
    void explain() {
        System.setProperty("aws.cborEnabled", "false");
        install(IamMode.EXPLAIN);
    }

    @AfterEach
    void close() {
        aws.close();
        System.clearProperty("aws.cborEnabled");
        install(IamMode.EXPLAIN);
    }

    private static void install(IamMode mode) {
        GuardRuntime.install(GuardConfig.builder().iam(mode).iamSts(false).build());
    }

    @Test
    @DisplayName("SQS SendMessageBatch: counted, with the action, the queue and the policy")
    void sqs() {
        sendThreeOf(sqsFailure("AccessDenied", ""));

        JsonNode report = only();
        assertThat(report.path("code").asText()).isEqualTo("iam.partial-failure");
        assertThat(report.path("summary").asText())
                .startsWith("2 of 3 entries of Sqs SendMessageBatch were denied")
                .contains("sqs:SendMessage on arn:aws:sqs:eu-west-1:609629065308:orders");
        assertThat(report.path("policy").toString())
                .contains("\"sqs:SendMessage\"", "\"arn:aws:sqs:eu-west-1:609629065308:orders\"")
                .doesNotContain("SendMessageBatch");
        assertThat(report.path("request").path("status").asInt()).isEqualTo(200);
        assertThat(report.path("request").path("errorCode").asText()).isEqualTo("AccessDenied");
        assertThat(report.has("function")).isFalse();
        assertThat(log.levels()).containsExactly("ERROR");
        assertThat(log.lines().get(0)).doesNotContain(SECRET_CONTENT);
    }

    @Test
    @DisplayName("the same finding again is one short line with a count")
    void again() {
        sendThreeOf(sqsFailure("AccessDenied", ""));
        sendThreeOf(sqsFailure("AccessDenied", ""));

        assertThat(log.reports()).hasSize(2);
        assertThat(log.reports().get(1).path("repeated").asBoolean()).isTrue();
        assertThat(log.reports().get(1).path("count").asInt()).isEqualTo(2);
    }

    @Test
    @DisplayName("AWS's own message names the principal, the action and the policy")
    void message() {
        sendThreeOf(sqsFailure(
                "AccessDenied",
                "User: " + ROLE + " is not authorized to perform: sqs:SendMessage on resource:"
                        + " arn:aws:sqs:eu-west-1:609629065308:orders because no identity-based policy allows the"
                        + " sqs:SendMessage action"));

        JsonNode report = only();
        assertThat(report.path("principal").path("roleName").asText()).isEqualTo("orders-role");
        assertThat(report.path("confidence").asText()).isEqualTo("certain");
        assertThat(report.path("deniedBy").path("policyType").asText()).isEqualTo("identity-based");
        assertThat(report.path("remedies").get(0).path("kind").asText()).isEqualTo("policy");
    }

    @Test
    @DisplayName("an explicit deny gets no Allow")
    void explicitDeny() {
        sendThreeOf(sqsFailure(
                "AccessDenied",
                "User: " + ROLE + " is not authorized to perform: sqs:SendMessage on resource:"
                        + " arn:aws:sqs:eu-west-1:609629065308:orders with an explicit deny in a service control"
                        + " policy"));

        JsonNode report = only();
        assertThat(report.has("policy")).isFalse();
        assertThat(report.path("summary").asText()).contains("service control policy", "no Allow overrides");
        assertThat(report.path("remedies").get(0).path("kind").asText()).isEqualTo("config");
    }

    @Test
    @DisplayName("a refusal by a KMS key that names no action is not laid on the service's own action")
    void kms() {
        sendThreeOf(sqsFailure("KMS.AccessDeniedException", ""));

        JsonNode report = only();
        assertThat(report.path("missing").findValuesAsText("action"))
                .containsExactlyInAnyOrder("kms:GenerateDataKey", "kms:Decrypt");
        assertThat(report.path("policy").toString()).doesNotContain("sqs:");
        assertThat(report.path("summary").asText()).contains("KMS.AccessDeniedException", "most likely");
    }

    @Test
    @DisplayName("entries that failed otherwise, or not at all, are no finding")
    void otherErrors() {
        sendThreeOf(sqsFailure("InternalError", "try again"));
        sendThreeOf("{\"Successful\":[],\"Failed\":[]}");
        sendThreeOf("{}");

        assertThat(log.reports()).isEmpty();
    }

    @Test
    @DisplayName("GUARD_IAM=off says nothing")
    void off() {
        install(IamMode.OFF);

        sendThreeOf(sqsFailure("AccessDenied", ""));

        assertThat(log.reports()).isEmpty();
    }

    @Test
    @DisplayName("SNS PublishBatch")
    void sns() {
        aws.answer(
                200,
                "<PublishBatchResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishBatchResult>"
                        + "<Failed><member><Id>b</Id><Code>AuthorizationError</Code><SenderFault>true</SenderFault>"
                        + "</member></Failed></PublishBatchResult></PublishBatchResponse>");
        try (SnsClient sns = aws.client(SnsClient.builder())) {
            sns.publishBatch(batch -> batch.topicArn("arn:aws:sns:eu-west-1:609629065308:news")
                    .publishBatchRequestEntries(e -> e.id("a").message(SECRET_CONTENT), e -> e.id("b")
                            .message(SECRET_CONTENT)));
        }

        granted("1 of 2 entries of Sns PublishBatch", "sns:Publish", "arn:aws:sns:eu-west-1:609629065308:news");
    }

    @Test
    @DisplayName("Kinesis PutRecords")
    void kinesis() {
        aws.answer(
                200,
                "{\"FailedRecordCount\":1,\"Records\":[{\"SequenceNumber\":\"1\",\"ShardId\":\"s\"},"
                        + "{\"ErrorCode\":\"AccessDeniedException\",\"ErrorMessage\":\"\"}]}");
        try (KinesisClient kinesis = aws.client(KinesisClient.builder())) {
            kinesis.putRecords(batch -> batch.streamName("clicks")
                    .records(
                            r -> r.partitionKey("a").data(SdkBytes.fromUtf8String(SECRET_CONTENT)),
                            r -> r.partitionKey("b").data(SdkBytes.fromUtf8String(SECRET_CONTENT))));
        }

        granted(
                "1 of 2 entries of Kinesis PutRecords",
                "kinesis:PutRecords",
                "arn:aws:kinesis:eu-west-1:609629065308:stream/clicks");
    }

    @Test
    @DisplayName("Firehose PutRecordBatch")
    void firehose() {
        aws.answer(
                200,
                "{\"FailedPutCount\":1,\"RequestResponses\":[{\"ErrorCode\":\"AccessDeniedException\"},"
                        + "{\"RecordId\":\"1\"}]}");
        try (FirehoseClient firehose = aws.client(FirehoseClient.builder())) {
            firehose.putRecordBatch(batch -> batch.deliveryStreamName("logs")
                    .records(
                            r -> r.data(SdkBytes.fromUtf8String(SECRET_CONTENT)),
                            r -> r.data(SdkBytes.fromUtf8String(SECRET_CONTENT))));
        }

        granted(
                "1 of 2 entries of Firehose PutRecordBatch",
                "firehose:PutRecordBatch",
                "arn:aws:firehose:eu-west-1:609629065308:deliverystream/logs");
    }

    @Test
    @DisplayName("EventBridge PutEvents: only the bus of the denied entry")
    void eventBridge() {
        aws.answer(
                200,
                "{\"FailedEntryCount\":1,\"Entries\":[{\"EventId\":\"1\"},"
                        + "{\"ErrorCode\":\"AccessDeniedException\",\"ErrorMessage\":\"\"}]}");
        try (EventBridgeClient events = aws.client(EventBridgeClient.builder())) {
            events.putEvents(
                    batch -> batch.entries(e -> e.eventBusName("one").detail(SECRET_CONTENT), e -> e.eventBusName("two")
                            .detail(SECRET_CONTENT)));
        }

        JsonNode report = granted(
                "1 of 2 entries of EventBridge PutEvents",
                "events:PutEvents",
                "arn:aws:events:eu-west-1:609629065308:event-bus/two");
        assertThat(report.path("policy").toString()).doesNotContain("event-bus/one");
    }

    @Test
    @DisplayName("DynamoDB BatchExecuteStatement")
    void dynamoDb() {
        aws.answer(
                200,
                "{\"Responses\":[{\"TableName\":\"a\"},{\"Error\":{\"Code\":\"AccessDenied\",\"Message\":\"User: "
                        + ROLE
                        + " is not authorized to perform: dynamodb:PartiQLUpdate on resource:"
                        + " arn:aws:dynamodb:eu-west-1:609629065308:table/t because no identity-based policy allows"
                        + " the dynamodb:PartiQLUpdate action\"}}]}");
        try (DynamoDbClient dynamo = aws.client(DynamoDbClient.builder())) {
            dynamo.batchExecuteStatement(batch ->
                    batch.statements(s -> s.statement("SELECT * FROM t"), s -> s.statement("UPDATE t SET x = 1")));
        }

        granted(
                "1 of 2 entries of DynamoDb BatchExecuteStatement",
                "dynamodb:PartiQLUpdate",
                "arn:aws:dynamodb:eu-west-1:609629065308:table/t");
    }

    @Test
    @DisplayName("S3 DeleteObjects: only the keys that were denied")
    void s3() {
        aws.answer(
                200,
                "<DeleteResult><Deleted><Key>in/1</Key></Deleted><Error><Key>out/2</Key><Code>AccessDenied</Code>"
                        + "<Message>Access Denied</Message></Error></DeleteResult>");
        try (S3Client s3 = aws.client(S3Client.builder())) {
            s3.deleteObjects(batch -> batch.bucket("b")
                    .delete(d -> d.objects(List.of(
                            ObjectIdentifier.builder().key("in/1").build(),
                            ObjectIdentifier.builder().key("out/2").build()))));
        }

        // The knowledge of single keys is guard-s3's.
        JsonNode report = only();
        assertThat(report.path("summary").asText()).startsWith("1 of 2 entries of S3 DeleteObjects were denied");
        assertThat(report.path("policy").toString()).contains("s3:DeleteObject").doesNotContain("in/1");
    }

    private JsonNode granted(String summary, String action, String resource) {
        JsonNode report = only();
        assertThat(report.path("code").asText()).isEqualTo("iam.partial-failure");
        assertThat(report.path("summary").asText()).startsWith(summary);
        assertThat(report.path("policy").toString()).contains('"' + action + '"', '"' + resource + '"');
        assertThat(log.lines().get(0)).doesNotContain(SECRET_CONTENT);
        return report;
    }

    private JsonNode only() {
        assertThat(log.reports()).hasSize(1);
        return log.reports().get(0);
    }

    private void sendThreeOf(String answer) {
        aws.answer(200, answer);
        try (SqsClient sqs = aws.client(SqsClient.builder())) {
            sqs.sendMessageBatch(batch -> batch.queueUrl(QUEUE)
                    .entries(
                            e -> e.id("a").messageBody(SECRET_CONTENT),
                            e -> e.id("b").messageBody(SECRET_CONTENT),
                            e -> e.id("c").messageBody(SECRET_CONTENT)));
        }
    }

    private static String sqsFailure(String code, String message) {
        String failed = "\"Code\":\"" + code + "\",\"Message\":\"" + message + "\",\"SenderFault\":true}";
        return "{\"Successful\":[],\"Failed\":[{\"Id\":\"a\"," + failed + ",{\"Id\":\"c\"," + failed + "]}";
    }
}
