package dev.runtimeguard.iam.knowledge;

import static dev.runtimeguard.iam.knowledge.Answers.structure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.IamScope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SQS, SNS, EventBridge and Kinesis. */
class MessagingTest {

    private static final String HERE = ":eu-west-1:123456789012:";

    @ParameterizedTest
    @CsvSource({
        "https://sqs.us-east-1.amazonaws.com/999999999999/orders, arn:aws:sqs:us-east-1:999999999999:orders",
        "https://sqs.us-east-1.amazonaws.com/999999999999/o.fifo/, arn:aws:sqs:us-east-1:999999999999:o.fifo",
        "https://queue.amazonaws.com/999999999999/orders, arn:aws:sqs:us-east-1:999999999999:orders",
        "https://ap-south-1.queue.amazonaws.com/999999999999/orders, arn:aws:sqs:ap-south-1:999999999999:orders",
        "https://sqs-fips.us-west-2.amazonaws.com/999999999999/o, arn:aws:sqs:us-west-2:999999999999:o",
        "https://sqs.us-west-2.api.aws/999999999999/o, arn:aws:sqs:us-west-2:999999999999:o",
        "https://sqs.cn-north-1.amazonaws.com.cn/999999999999/o, arn:aws-cn:sqs:cn-north-1:999999999999:o",
        "https://sqs.us-gov-west-1.amazonaws.com/999999999999/o, arn:aws-us-gov:sqs:us-gov-west-1:999999999999:o",
        "https://vpce-0a1-b2c.sqs.us-east-2.vpce.amazonaws.com/999999999999/o, arn:aws:sqs:us-east-2:999999999999:o",
        "http://localhost:4566/000000000000/orders, arn:aws:sqs:eu-west-1:000000000000:orders",
        "http://localhost:9324/queue/orders, arn:aws:sqs:eu-west-1:123456789012:orders",
        "orders, arn:aws:sqs:eu-west-1:123456789012:orders",
    })
    void readsAQueueUrl(String url, String arn) {
        Answers.of("Sqs").needs("SendMessageBatch", Map.of("QueueUrl", url), "sqs:SendMessage " + arn);
        Answers.of("Sqs")
                .needs("ChangeMessageVisibilityBatch", Map.of("QueueUrl", url), "sqs:ChangeMessageVisibility " + arn);
    }

    @Test
    void leavesAnUnreadableQueueOpen() {
        for (String url :
                List.of("https://sqs.eu-west-1.amazonaws.com", "https://x/*", "a b", "://", "arn:aws:sns:a:b:c")) {
            Answers.of("Sqs")
                    .needs(
                            "DeleteMessageBatch",
                            Map.of("QueueUrl", url),
                            "~sqs:DeleteMessage arn:aws:sqs" + HERE + "*");
        }
    }

    @Test
    void looksUpTheQueueOfAnotherAccount() {
        Answers.of("Sqs")
                .needs(
                        "GetQueueUrl",
                        Map.of("QueueName", "orders", "QueueOwnerAWSAccountId", "999999999999"),
                        "sqs:GetQueueUrl arn:aws:sqs:eu-west-1:999999999999:orders");
        Answers.of("Sqs")
                .needs(
                        "CreateQueue",
                        Map.of("QueueName", "orders", "tags", Map.of("a", "b")),
                        "sqs:CreateQueue arn:aws:sqs" + HERE + "orders",
                        "sqs:TagQueue arn:aws:sqs" + HERE + "orders");
    }

    @Test
    void publishesToTopicEndpointOrPhone() {
        Answers sns = Answers.of("Sns");
        String endpoint = "arn:aws:sns" + HERE + "endpoint/GCM/app/5e3e9847-3183";
        sns.needs("Publish", Map.of("TopicArn", "arn:aws:sns" + HERE + "t"), "sns:Publish arn:aws:sns" + HERE + "t");
        sns.needs("Publish", Map.of("TargetArn", endpoint), "sns:Publish " + endpoint);
        sns.needs("Publish", Map.of("PhoneNumber", "+4915112345678"), "sns:Publish *");
        sns.needs("Publish", Map.of(), "~sns:Publish arn:aws:sns" + HERE + "*");
        assertThat(Knowledge.of("Sns").policyResource(endpoint, IamScope.PREFIX))
                .isEqualTo("arn:aws:sns" + HERE + "endpoint/GCM/app/*");
    }

    @Test
    void putsEventsOnTheBusOfEveryEntry() {
        Answers events = Answers.of("EventBridge");
        String other = "arn:aws:events:us-east-1:999999999999:event-bus/shop";
        events.needs(
                "PutEvents",
                Map.of(
                        "Entries",
                        List.of(
                                structure(Map.of("EventBusName", "shop")),
                                structure(Map.of("Source", "a")),
                                structure(Map.of("EventBusName", "shop")),
                                structure(Map.of("EventBusName", other)))),
                "events:PutEvents arn:aws:events" + HERE + "event-bus/shop",
                "events:PutEvents arn:aws:events" + HERE + "event-bus/default",
                "events:PutEvents " + other);
        events.needs(
                "PutEvents",
                Map.of("EndpointId", "abc.xyz", "Entries", List.of(structure(Map.of("Source", "a")))),
                "events:PutEvents arn:aws:events:*:123456789012:event-bus/default");
        events.needs("PutEvents", Map.of(), "~events:PutEvents arn:aws:events" + HERE + "event-bus/*");
    }

    @Test
    void namesTheRuleOfABusByNameOrArn() {
        Answers events = Answers.of("CloudWatchEvents");
        String rule = "arn:aws:events" + HERE + "rule/";
        events.needs("DescribeRule", Map.of("Name", "r"), "events:DescribeRule " + rule + "r");
        events.needs(
                "DescribeRule", Map.of("Name", "r", "EventBusName", "default"), "events:DescribeRule " + rule + "r");
        events.needs("DescribeRule", Map.of("Name", "r", "EventBusName", "b"), "events:DescribeRule " + rule + "b/r");
        events.needs(
                "RemoveTargets",
                Map.of("Rule", "r", "EventBusName", "arn:aws:events:us-east-1:999999999999:event-bus/b"),
                "events:RemoveTargets arn:aws:events:us-east-1:999999999999:rule/b/r");
        events.needs(
                "PutTargets",
                Map.of(
                        "Rule",
                        "r",
                        "Targets",
                        List.of(structure(Map.of("RoleArn", "arn:aws:iam::123456789012:role/x")))),
                "events:PutTargets " + rule + "r",
                "iam:PassRole arn:aws:iam::123456789012:role/x [StringEquals iam:PassedToService events.amazonaws.com]");
    }

    @Test
    void findsConsumersBelowTheirStream() {
        Answers kinesis = Answers.of("Kinesis");
        String stream = "arn:aws:kinesis" + HERE + "stream/clicks";
        String consumer = stream + "/consumer/app:1525898737";
        kinesis.needs(
                "DescribeStreamConsumer",
                Map.of("StreamARN", stream, "ConsumerName", "app"),
                "kinesis:DescribeStreamConsumer " + stream + "/consumer/app:*");
        kinesis.needs(
                "DeregisterStreamConsumer",
                Map.of("ConsumerARN", consumer),
                "kinesis:DeregisterStreamConsumer " + consumer);
        kinesis.needs(
                "DescribeStreamConsumer",
                Map.of(),
                "~kinesis:DescribeStreamConsumer arn:aws:kinesis" + HERE + "stream/*/consumer/*");
    }
}
