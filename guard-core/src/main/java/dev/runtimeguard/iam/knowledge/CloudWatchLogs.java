package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.ServicePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * Amazon CloudWatch Logs. The ARN of a log group in a policy ends in {@code :*}; a request may name the group by name or,
 * in another member, by name or ARN.
 */
final class CloudWatchLogs {

    private static final String GROUP = "log-group:";
    private static final String PRINCIPAL = "logs.amazonaws.com";

    private CloudWatchLogs() {}

    static ServicePermissions permissions() {
        return new Rules("CloudWatchLogs", "logs")
                .on(
                        CloudWatchLogs::onGroups,
                        "DescribeLogStreams",
                        "FilterLogEvents",
                        "GetLogGroupFields",
                        "StartLiveTail",
                        "StartQuery")
                .on(CloudWatchLogs::getEvents, "GetLogEvents")
                .on(CloudWatchLogs::createGroup, "CreateLogGroup")
                .on(CloudWatchLogs::putSubscription, "PutSubscriptionFilter")
                .on(CloudWatchLogs::putDestination, "PutDestination")
                .widening(CloudWatchLogs::streamsOfGroup);
    }

    /** Names and ARNs, an ARN without the end that only policies need. */
    private static List<String> groups(Call call) {
        List<String> groups = new ArrayList<>();
        for (String member : List.of("logGroupIdentifier", "logGroupIdentifiers", "logGroupName", "logGroupNames")) {
            for (String name : Members.texts(call.fields(), member)) {
                groups.add(name.endsWith(":*") ? name.substring(0, name.length() - 2) : name);
            }
        }
        return groups;
    }

    private static Target group(Call call, String name) {
        return Target.named(call, "logs", GROUP, name);
    }

    private static void onGroups(Call call) {
        String action = "logs:" + call.operation();
        List<String> groups = groups(call);
        for (String name : groups) {
            Target group = group(call, name);
            call.need(action, group.exact() ? Target.exact(group.arn() + ":*") : group);
        }
        if (groups.isEmpty()) {
            call.guess(action, call.arn("logs", GROUP + Call.ANY));
        }
    }

    private static void getEvents(Call call) {
        List<String> groups = groups(call);
        Target group = group(call, groups.isEmpty() ? null : groups.get(0));
        String stream = call.name("logStreamName");
        boolean known = group.exact() && stream != null;
        String below = ":log-stream:" + (stream == null ? Call.ANY : stream);
        call.need("logs:GetLogEvents", new Target(group.arn() + below, known));
    }

    private static void createGroup(Call call) {
        onGroups(call);
        if (call.has("tags")) {
            call.need("logs:TagResource", group(call, call.name("logGroupName")));
        }
    }

    /** A role is passed for any destination but a function (API reference). */
    private static void putSubscription(Call call) {
        onGroups(call);
        String destination = call.name("destinationArn");
        ArnText arn = ArnText.of("logs", destination);
        if (arn != null && arn.after("destination:") != null) {
            call.likely("logs:PutSubscriptionFilter", destination);
        }
        call.passing("roleArn", PRINCIPAL);
    }

    private static void putDestination(Call call) {
        call.need("logs:PutDestination", Target.named(call, "logs", "destination:", call.name("destinationName")));
        call.passing("roleArn", PRINCIPAL);
    }

    /** Streams come and go with the processes that write them, so a policy names all of the group. */
    private static String streamsOfGroup(String arn) {
        int stream = arn.startsWith("arn:") ? arn.indexOf(":log-stream:") : -1;
        return stream < 0 ? arn : arn.substring(0, stream) + ":*";
    }
}
