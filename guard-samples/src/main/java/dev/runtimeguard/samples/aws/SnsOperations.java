package dev.runtimeguard.samples.aws;

import java.util.List;

/** SNS: topics by ARN, and text messages to a phone number, which no resource can be named for. */
final class SnsOperations {
    private SnsOperations() {}

    static OperationTable table() {
        OperationTable table = new OperationTable("sns");
        return table.spelling(action -> "SNS" + action.substring("sns".length()))
                .on(
                        input -> input.required("TopicArn"),
                        "Subscribe",
                        "GetTopicAttributes",
                        "SetTopicAttributes",
                        "ListSubscriptionsByTopic",
                        "DeleteTopic")
                .as("Publish", input -> input.required("TopicArn"), "PublishBatch")
                .on(input -> input.arn("sns", "", input.required("Name")), "CreateTopic")
                .on(OperationTable.ANY, "ListTopics")
                .needs("Publish", input -> List.of(publish(table, input)))
                .answers("Publish", input -> "<MessageId>" + Secrets.requestId() + "</MessageId>")
                .answers("PublishBatch", input -> "<Successful/><Failed/>")
                .answers("CreateTopic", input -> "<TopicArn>arn:aws:sns:::topic</TopicArn>");
    }

    private static Permission publish(OperationTable table, Input input) {
        String phone = input.text("PhoneNumber");
        // The number is asked about, and no policy can name it: SNS lets only a star match.
        return phone == null
                ? table.permission("Publish", input.text("TopicArn", input.text("TargetArn", "")))
                : table.permission("Publish", "*").shownAs(phone);
    }
}
