package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.report.Remedy;
import java.util.List;

/** Amazon Kinesis Data Streams: consumers lie below their stream; the key of a stream is named by id, ARN or alias. */
final class Kinesis {

    private Kinesis() {}

    static ServicePermissions permissions() {
        return new Rules("Kinesis", "kinesis")
                .on(Kinesis::onConsumer, "DescribeStreamConsumer", "DeregisterStreamConsumer")
                .on(Kinesis::onEncryption, "StartStreamEncryption", "StopStreamEncryption")
                .on(Kinesis::createStream, "CreateStream")
                .checking(Kinesis::checks);
    }

    private static Target stream(Call call) {
        String arn = call.name("StreamARN");
        return Target.named(call, "kinesis", "stream/", arn == null ? call.name("StreamName") : arn);
    }

    /** A consumer's ARN ends in {@code consumer/NAME:} and the time it was made, which only its own ARN tells. */
    private static void onConsumer(Call call) {
        String action = "kinesis:" + call.operation();
        String consumer = call.name("ConsumerARN");
        ArnText arn = ArnText.of("kinesis", consumer);
        if (arn != null && arn.after("stream/") != null && arn.resource().contains("/consumer/")) {
            call.likely(action, consumer);
            return;
        }
        Target stream = stream(call);
        String name = call.name("ConsumerName");
        String below = "/consumer/" + (name == null ? Call.ANY : name + ":*");
        call.need(action, new Target(stream.arn() + below, stream.exact() && name != null));
    }

    private static void onEncryption(Call call) {
        String action = "kinesis:" + call.operation();
        call.need(action, stream(call));
        KmsKey.usedByService(call, "KeyId", action);
    }

    private static void createStream(Call call) {
        Target stream = stream(call);
        call.need("kinesis:CreateStream", stream);
        call.taggingWith("Tags", "kinesis:AddTagsToStream", stream.arn());
    }

    private static List<Remedy> checks(String operation, RequestFields fields) {
        String arn = Members.text(fields, "StreamARN");
        String name = Members.text(fields, "StreamName");
        if (arn == null && name == null) {
            return List.of();
        }
        return List.of(Check.of(
                        "is the stream encrypted with a customer managed key? Then a producer needs"
                                + " kms:GenerateDataKey and a consumer kms:Decrypt on the key this prints",
                        "aws kinesis describe-stream-summary --query StreamDescriptionSummary.KeyId --output text")
                .option(arn == null ? "stream-name" : "stream-arn", arn == null ? name : arn)
                .remedy());
    }
}
