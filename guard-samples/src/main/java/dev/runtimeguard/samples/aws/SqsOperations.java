package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.policy.Json;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * SQS: the queue's ARN from its URL, batches allowed by the action of the single call, no trace of a queue's content.
 * Denials write the action in lower case.
 */
final class SqsOperations {
    private SqsOperations() {}

    static OperationTable table() {
        return new OperationTable("sqs")
                .spelling(action -> action.toLowerCase(Locale.ROOT))
                .on(
                        SqsOperations::queue,
                        "SendMessage",
                        "ReceiveMessage",
                        "DeleteMessage",
                        "ChangeMessageVisibility",
                        "GetQueueAttributes",
                        "SetQueueAttributes",
                        "PurgeQueue",
                        "TagQueue",
                        "DeleteQueue")
                .as("SendMessage", SqsOperations::queue, "SendMessageBatch")
                .as("DeleteMessage", SqsOperations::queue, "DeleteMessageBatch")
                .as("ChangeMessageVisibility", SqsOperations::queue, "ChangeMessageVisibilityBatch")
                .on(input -> input.arn("sqs", "", input.required("QueueName")), "CreateQueue", "GetQueueUrl")
                .on(OperationTable.ANY, "ListQueues")
                .answers("SendMessage", input -> sent(input, ""))
                .answers(
                        "SendMessageBatch",
                        input -> "{\"Failed\":[],\"Successful\":["
                                + input.structures("Entries").stream()
                                        .map(entry -> sent(entry, "\"Id\":" + Json.quote(entry.required("Id")) + ","))
                                        .collect(Collectors.joining(","))
                                + "]}")
                .answers("DeleteMessageBatch", input -> "{\"Failed\":[],\"Successful\":[]}")
                .answers("ChangeMessageVisibilityBatch", input -> "{\"Failed\":[],\"Successful\":[]}")
                .answers("GetQueueUrl", input -> "{\"QueueUrl\":\"https://sqs/queue\"}");
    }

    /** {@code https://sqs.REGION.amazonaws.com/ACCOUNT/NAME}. */
    private static String queue(Input input) {
        String[] parts = input.required("QueueUrl").split("/", -1);
        if (parts.length < 2) {
            throw new AwsException(400, "InvalidAddress", "The address is not valid for this endpoint.");
        }
        return "arn:aws:sqs:" + input.region() + ":" + parts[parts.length - 2] + ":" + parts[parts.length - 1];
    }

    /** Clients compare the digest with the body they sent. */
    private static String sent(Input input, String before) {
        byte[] body = input.required("MessageBody").getBytes(StandardCharsets.UTF_8);
        String md5 = HexFormat.of().formatHex(SigV4.digest("MD5", body));
        return "{" + before + "\"MessageId\":\"" + Secrets.requestId() + "\",\"MD5OfMessageBody\":\"" + md5 + "\"}";
    }
}
