package dev.runtimeguard.samples.closedloop;

import static dev.runtimeguard.samples.closedloop.LoopCase.RESOURCE;
import static dev.runtimeguard.samples.closedloop.LoopCase.everywhere;
import static dev.runtimeguard.samples.closedloop.LoopCase.onResource;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** CloudWatch and CloudWatch Logs. */
final class ObservabilityCases {
    private ObservabilityCases() {}

    static List<LoopCase> all() {
        return Stream.of(logs(), metrics()).flatMap(List::stream).toList();
    }

    private static List<LoopCase> logs() {
        return List.of(
                group("CreateLogGroup", (l, g) -> l.createLogGroup(r -> r.logGroupName(g))),
                group(
                        "CreateLogStream",
                        (l, g) -> l.createLogStream(r -> r.logGroupName(g).logStreamName("s"))),
                group(
                        "PutLogEvents",
                        (l, g) -> l.putLogEvents(r -> r.logGroupName(g)
                                .logStreamName("s")
                                .logEvents(InputLogEvent.builder()
                                        .timestamp(0L)
                                        .message("m")
                                        .build()))),
                group(
                        "GetLogEvents",
                        (l, g) -> l.getLogEvents(r -> r.logGroupName(g).logStreamName("s"))),
                group("FilterLogEvents", (l, g) -> l.filterLogEvents(r -> r.logGroupName(g))),
                group("DescribeLogStreams", (l, g) -> l.describeLogStreams(r -> r.logGroupName(g))),
                group(
                        "PutRetentionPolicy",
                        (l, g) -> l.putRetentionPolicy(r -> r.logGroupName(g).retentionInDays(7))),
                group(
                        "StartQuery",
                        (l, g) -> l.startQuery(
                                r -> r.logGroupName(g).startTime(0L).endTime(1L).queryString("fields @message"))));
    }

    private static List<LoopCase> metrics() {
        Consumer<SdkClients> disable = sdk -> cloudWatch(sdk).disableAlarmActions(r -> r.alarmNames(RESOURCE));
        return List.of(
                everywhere(
                        "cloudwatch PutMetricData",
                        sdk -> cloudWatch(sdk).putMetricData(r -> r.namespace("N")
                                .metricData(MetricDatum.builder()
                                        .metricName("m")
                                        .value(1.0)
                                        .build())),
                        disable),
                everywhere(
                        "cloudwatch GetMetricStatistics",
                        sdk -> cloudWatch(sdk).getMetricStatistics(r -> r.namespace("N")
                                .metricName("m")
                                .startTime(Instant.EPOCH)
                                .endTime(Instant.EPOCH)
                                .period(60)),
                        disable),
                everywhere("cloudwatch ListMetrics", sdk -> cloudWatch(sdk).listMetrics(), disable),
                alarm(
                        "PutMetricAlarm",
                        disable,
                        (c, a) -> c.putMetricAlarm(r -> r.alarmName(a)
                                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                                .evaluationPeriods(1))),
                alarm(
                        "SetAlarmState",
                        disable,
                        (c, a) -> c.setAlarmState(
                                r -> r.alarmName(a).stateValue(StateValue.OK).stateReason("r"))),
                alarm("DeleteAlarms", disable, (c, a) -> c.deleteAlarms(r -> r.alarmNames(a, "audit"))),
                alarm("GetDashboard", disable, (c, d) -> c.getDashboard(r -> r.dashboardName(d))));
    }

    private static LoopCase group(String name, BiConsumer<CloudWatchLogsClient, String> call) {
        return onResource("logs " + name, (sdk, group) -> call.accept(logs(sdk), "/app/" + group), sdk -> logs(sdk)
                .deleteLogGroup(r -> r.logGroupName("/app/" + RESOURCE)));
    }

    private static LoopCase alarm(String name, Consumer<SdkClients> other, BiConsumer<CloudWatchClient, String> call) {
        return onResource("cloudwatch " + name, (sdk, alarm) -> call.accept(cloudWatch(sdk), alarm), other);
    }

    private static CloudWatchLogsClient logs(SdkClients sdk) {
        return sdk.client(CloudWatchLogsClient.class, CloudWatchLogsClient::builder);
    }

    private static CloudWatchClient cloudWatch(SdkClients sdk) {
        return sdk.client(CloudWatchClient.class, CloudWatchClient::builder);
    }
}
