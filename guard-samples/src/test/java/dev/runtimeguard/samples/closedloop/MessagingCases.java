package dev.runtimeguard.samples.closedloop;

import static dev.runtimeguard.samples.closedloop.LoopCase.everywhere;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** SQS and SNS. */
final class MessagingCases {
    private MessagingCases() {}

    static List<LoopCase> all() {
        return Stream.of(sqs(), sns()).flatMap(List::stream).toList();
    }

    private static List<LoopCase> sqs() {
        Consumer<SdkClients> purge = sdk -> sqs(sdk).purgeQueue(r -> r.queueUrl(url(LoopCase.RESOURCE)));
        return List.of(
                queue(
                        "SendMessage",
                        purge,
                        (s, q) -> s.sendMessage(r -> r.queueUrl(url(q)).messageBody("m"))),
                queue(
                        "SendMessageBatch",
                        purge,
                        (s, q) -> s.sendMessageBatch(r -> r.queueUrl(url(q))
                                .entries(SendMessageBatchRequestEntry.builder()
                                        .id("1")
                                        .messageBody("m")
                                        .build()))),
                queue("ReceiveMessage", purge, (s, q) -> s.receiveMessage(r -> r.queueUrl(url(q)))),
                queue(
                        "DeleteMessage",
                        purge,
                        (s, q) -> s.deleteMessage(r -> r.queueUrl(url(q)).receiptHandle("h"))),
                queue(
                        "DeleteMessageBatch",
                        purge,
                        (s, q) -> s.deleteMessageBatch(r -> r.queueUrl(url(q))
                                .entries(DeleteMessageBatchRequestEntry.builder()
                                        .id("1")
                                        .receiptHandle("h")
                                        .build()))),
                queue(
                        "ChangeMessageVisibility",
                        purge,
                        (s, q) -> s.changeMessageVisibility(
                                r -> r.queueUrl(url(q)).receiptHandle("h").visibilityTimeout(0))),
                queue(
                        "ChangeMessageVisibilityBatch",
                        purge,
                        (s, q) -> s.changeMessageVisibilityBatch(r -> r.queueUrl(url(q))
                                .entries(ChangeMessageVisibilityBatchRequestEntry.builder()
                                        .id("1")
                                        .receiptHandle("h")
                                        .visibilityTimeout(0)
                                        .build()))),
                queue("GetQueueUrl", purge, (s, q) -> s.getQueueUrl(r -> r.queueName(q))),
                queue(
                        "GetQueueAttributes",
                        purge,
                        (s, q) ->
                                s.getQueueAttributes(r -> r.queueUrl(url(q)).attributeNames(QueueAttributeName.ALL))));
    }

    private static List<LoopCase> sns() {
        Consumer<SdkClients> delete = sdk -> sns(sdk).deleteTopic(r -> r.topicArn(topic(LoopCase.RESOURCE)));
        return List.of(
                topic(
                        "Publish",
                        delete,
                        (s, t) -> s.publish(r -> r.topicArn(topic(t)).message("m"))),
                topic(
                        "Publish to a target",
                        delete,
                        (s, t) -> s.publish(
                                r -> r.targetArn(topic("endpoint/GCM/app/" + t)).message("m"))),
                everywhere(
                        "sns Publish to a phone",
                        sdk -> sns(sdk).publish(
                                        r -> r.phoneNumber("+15555550100").message("m")),
                        delete),
                topic(
                        "PublishBatch",
                        delete,
                        (s, t) -> s.publishBatch(r -> r.topicArn(topic(t))
                                .publishBatchRequestEntries(PublishBatchRequestEntry.builder()
                                        .id("1")
                                        .message("m")
                                        .build()))),
                topic(
                        "Subscribe",
                        delete,
                        (s, t) -> s.subscribe(
                                r -> r.topicArn(topic(t)).protocol("sqs").endpoint(Arns.arn("sqs", "q")))),
                topic("CreateTopic", delete, (s, t) -> s.createTopic(r -> r.name(t))));
    }

    private static String url(String queue) {
        return "https://sqs.eu-west-1.amazonaws.com/123456789012/" + queue;
    }

    private static String topic(String name) {
        return Arns.arn("sns", name);
    }

    private static LoopCase queue(String name, Consumer<SdkClients> other, BiConsumer<SqsClient, String> call) {
        return LoopCase.onResource("sqs " + name, (sdk, queue) -> call.accept(sqs(sdk), queue), other);
    }

    private static LoopCase topic(String name, Consumer<SdkClients> other, BiConsumer<SnsClient, String> call) {
        return LoopCase.onResource("sns " + name, (sdk, topic) -> call.accept(sns(sdk), topic), other);
    }

    private static SqsClient sqs(SdkClients sdk) {
        return sdk.client(SqsClient.class, SqsClient::builder);
    }

    private static SnsClient sns(SdkClients sdk) {
        return sdk.client(SnsClient.class, SnsClient::builder);
    }
}
