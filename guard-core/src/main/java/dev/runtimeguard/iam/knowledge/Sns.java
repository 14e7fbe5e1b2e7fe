package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.report.Remedy;
import java.util.List;

/** Amazon SNS: what can be published to is a topic, a device's endpoint, or a phone number, which is no resource. */
final class Sns {

    private Sns() {}

    static ServicePermissions permissions() {
        return new Rules("Sns", "sns")
                .on(Sns::publish, "Publish")
                .on(Sns::createTopic, "CreateTopic")
                .widening(Sns::endpointsOfApplication)
                .checking(Sns::checks);
    }

    private static void publish(Call call) {
        String topic = call.name("TopicArn");
        String target = topic == null ? call.name("TargetArn") : topic;
        if (target == null && call.has("PhoneNumber")) {
            call.likely("sns:Publish", "*");
        } else {
            call.need("sns:Publish", Target.named(call, "sns", "", target));
        }
    }

    private static void createTopic(Call call) {
        Target topic = Target.named(call, "sns", "", call.name("Name"));
        call.need("sns:CreateTopic", topic);
        call.taggingWith("Tags", "sns:TagResource", topic.arn());
    }

    /** Every device has its own {@code endpoint/GCM/app/UUID}: a policy names those of the application. */
    private static String endpointsOfApplication(String arn) {
        ArnText endpoint = ArnText.of("sns", arn);
        int slash = arn.lastIndexOf('/');
        return endpoint != null && endpoint.after("endpoint/") != null ? arn.substring(0, slash) + "/*" : arn;
    }

    private static List<Remedy> checks(String operation, RequestFields fields) {
        String topic = Members.text(fields, "TopicArn");
        if (topic == null) {
            return List.of();
        }
        return List.of(
                Check.of(
                                "is the topic's region the client's, and for another account's topic: does its policy"
                                        + " allow the role?",
                                "aws sns get-topic-attributes --query Attributes.Policy --output text")
                        .option("topic-arn", topic)
                        .remedy(),
                Check.of(
                                "is the topic encrypted with a customer managed key? Then publishing needs"
                                        + " kms:GenerateDataKey and kms:Decrypt on the key this prints",
                                "aws sns get-topic-attributes --query Attributes.KmsMasterKeyId --output text")
                        .option("topic-arn", topic)
                        .remedy());
    }
}
