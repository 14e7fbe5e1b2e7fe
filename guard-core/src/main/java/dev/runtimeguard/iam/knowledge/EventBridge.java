package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.report.Remedy;
import java.util.List;

/**
 * Amazon EventBridge, which the SDK knows as CloudWatchEvents too. A bus is named by name or ARN; where the request
 * names none it is {@code default}, whose rules have no bus in their ARN.
 */
final class EventBridge {

    private static final String PRINCIPAL = "events.amazonaws.com";
    private static final String DEFAULT_BUS = "default";
    private static final String BUS = "event-bus/";

    private EventBridge() {}

    static ServicePermissions permissions(String serviceName) {
        return new Rules(serviceName, "events")
                .on(EventBridge::putEvents, "PutEvents")
                .on(call -> onRule(call, "Name"), "DeleteRule", "DescribeRule", "DisableRule", "EnableRule")
                .on(call -> onRule(call, "Rule"), "ListTargetsByRule", "RemoveTargets")
                .on(EventBridge::putRule, "PutRule")
                .on(EventBridge::putTargets, "PutTargets")
                .on(EventBridge::createArchive, "CreateArchive")
                .on(EventBridge::startReplay, "StartReplay")
                .checking(EventBridge::checks);
    }

    private static void putEvents(Call call) {
        List<RequestFields> entries = Members.structures(call.fields(), "Entries");
        if (entries.isEmpty()) {
            call.need("events:PutEvents", Target.open(call.arn("events", BUS + Call.ANY)));
        }
        for (RequestFields entry : entries) {
            String bus = Members.text(entry, "EventBusName");
            Target target = Target.named(call, "events", BUS, bus == null ? DEFAULT_BUS : bus);
            ArnText arn = ArnText.of("events", target.arn());
            if (arn != null && target.exact() && call.has("EndpointId")) {
                // A global endpoint has a bus of the same name in each of two regions.
                call.likely(
                        "events:PutEvents",
                        new ArnText(arn.partition(), "events", Call.ANY, arn.account(), arn.resource()).toString());
            } else {
                call.need("events:PutEvents", target);
            }
        }
    }

    private static void onRule(Call call, String member) {
        call.need("events:" + call.operation(), rule(call, call.name(member)));
    }

    private static Target rule(Call call, String name) {
        String bus = Members.text(call.fields(), "EventBusName");
        if (bus == null || bus.equals(DEFAULT_BUS)) {
            return Target.named(call, "events", "rule/", name);
        }
        if (!bus.startsWith("arn:")) {
            return ArnText.isPlain(bus)
                    ? Target.named(call, "events", "rule/" + bus + '/', name)
                    : Target.open(call.arn("events", "rule/*"));
        }
        ArnText arn = ArnText.of("events", bus);
        String busName = arn == null ? null : arn.after(BUS);
        if (busName == null) {
            return Target.open(call.arn("events", "rule/*"));
        }
        String path = "rule/" + (busName.equals(DEFAULT_BUS) ? "" : busName + '/');
        return new Target(arn.with(path + (name == null ? Call.ANY : name)).toString(), name != null);
    }

    private static void putRule(Call call) {
        Target rule = rule(call, call.name("Name"));
        call.need("events:PutRule", rule);
        call.taggingWith("Tags", "events:TagResource", rule.arn());
        call.passing("RoleArn", PRINCIPAL);
    }

    private static void putTargets(Call call) {
        call.need("events:PutTargets", rule(call, call.name("Rule")));
        call.passing("Targets.RoleArn", PRINCIPAL);
    }

    private static void createArchive(Call call) {
        call.need("events:CreateArchive", Target.named(call, "events", "archive/", call.name("ArchiveName")));
        call.need("events:CreateArchive", Target.named(call, "events", BUS, call.name("EventSourceArn")));
    }

    private static void startReplay(Call call) {
        call.need("events:StartReplay", Target.named(call, "events", "replay/", call.name("ReplayName")));
        call.need("events:StartReplay", Target.named(call, "events", "archive/", call.name("EventSourceArn")));
        call.need("events:StartReplay", Target.named(call, "events", BUS, call.name("Destination.Arn")));
    }

    private static List<Remedy> checks(String operation, RequestFields fields) {
        if (!operation.equals("PutEvents")) {
            return List.of();
        }
        String bus = Members.text(fields, "Entries.EventBusName");
        return List.of(Check.of(
                        "is the bus of this account and region? Another account's bus must allow the role in its policy",
                        "aws events describe-event-bus --query '[Arn,Policy]'")
                .option("name", bus == null ? DEFAULT_BUS : bus)
                .remedy());
    }
}
