package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.report.Condition;

/** Amazon CloudWatch: metrics are no resource, but a condition limits a grant to their namespace. */
final class CloudWatch {

    private CloudWatch() {}

    static ServicePermissions permissions() {
        return new Rules("CloudWatch", "cloudwatch")
                .on(CloudWatch::putMetricData, "PutMetricData")
                .on(call -> tagged(call, "alarm:", "AlarmName"), "PutMetricAlarm", "PutCompositeAlarm")
                .on(CloudWatch::putMetricStream, "PutMetricStream");
    }

    private static void putMetricData(Call call) {
        String namespace = Members.text(call.fields(), "Namespace");
        if (namespace == null || namespace.length() > 255) {
            call.likely("cloudwatch:PutMetricData", "*");
        } else {
            call.likely(
                    "cloudwatch:PutMetricData", "*", new Condition("StringEquals", "cloudwatch:namespace", namespace));
        }
    }

    private static void putMetricStream(Call call) {
        tagged(call, "metric-stream/", "Name");
        call.passing("RoleArn", "streams.metrics.cloudwatch.amazonaws.com");
    }

    private static void tagged(Call call, String type, String member) {
        Target target = Target.named(call, "cloudwatch", type, call.name(member));
        call.need("cloudwatch:" + call.operation(), target);
        call.taggingWith("Tags", "cloudwatch:TagResource", target.arn());
    }
}
