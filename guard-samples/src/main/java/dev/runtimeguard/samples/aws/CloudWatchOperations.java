package dev.runtimeguard.samples.aws;

import java.util.List;
import java.util.TreeMap;

/** CloudWatch: metrics are not resources, alarms and dashboards are. */
final class CloudWatchOperations {
    private CloudWatchOperations() {}

    static OperationTable table() {
        OperationTable table = new OperationTable("cloudwatch");
        return table.on(OperationTable.ANY, "GetMetricData", "GetMetricStatistics", "ListMetrics")
                // The one condition that narrows it down.
                .needs(
                        "PutMetricData",
                        input -> List.of(table.permission("PutMetricData", "*")
                                .with("cloudwatch:namespace", input.required("Namespace"))))
                .on(CloudWatchOperations::alarm, "PutMetricAlarm", "SetAlarmState")
                .onEach(CloudWatchOperations::alarms, "DeleteAlarms", "EnableAlarmActions", "DisableAlarmActions")
                .on(
                        input -> "arn:aws:cloudwatch::" + input.account() + ":dashboard/"
                                + input.required("DashboardName"),
                        "GetDashboard",
                        "PutDashboard");
    }

    private static String alarm(Input input) {
        return input.arn("cloudwatch", "alarm:", input.required("AlarmName"));
    }

    private static List<String> alarms(Input input) {
        return new TreeMap<>(input.members())
                .entrySet().stream()
                        .filter(member -> member.getKey().toString().startsWith("AlarmNames.member."))
                        .map(member -> input.arn("cloudwatch", "alarm:", (String) member.getValue()))
                        .toList();
    }
}
