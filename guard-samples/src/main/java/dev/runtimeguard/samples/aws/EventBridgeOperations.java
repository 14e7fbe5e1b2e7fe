package dev.runtimeguard.samples.aws;

import java.util.ArrayList;
import java.util.List;

/** EventBridge: buses by name or ARN, {@code default} when none is named; rules within their bus. */
final class EventBridgeOperations {
    private EventBridgeOperations() {}

    static OperationTable table() {
        OperationTable table = new OperationTable("events");
        return table.onEach(EventBridgeOperations::buses, "PutEvents")
                .on(input -> rule(input, "Name"), "PutRule", "DescribeRule", "EnableRule", "DisableRule", "DeleteRule")
                .on(input -> rule(input, "Rule"), "RemoveTargets", "ListTargetsByRule")
                .needs("PutTargets", input -> putTargets(table, input))
                .on(input -> bus(input, "Name"), "CreateEventBus", "DescribeEventBus", "DeleteEventBus")
                .on(OperationTable.ANY, "ListRules", "ListEventBuses")
                .answers(
                        "PutEvents",
                        input -> "{\"FailedEntryCount\":0,\"Entries\":["
                                + String.join(
                                        ",",
                                        input.structures("Entries").stream()
                                                .map(entry -> "{\"EventId\":\"1\"}")
                                                .toList())
                                + "]}");
    }

    private static List<String> buses(Input input) {
        return input.structures("Entries").stream()
                .map(entry -> bus(entry, "EventBusName"))
                .toList();
    }

    private static String bus(Input input, String member) {
        return input.arn("events", "event-bus/", input.text(member, "default"));
    }

    /** A rule of the default bus does not name it. */
    private static String rule(Input input, String member) {
        String bus = input.text("EventBusName", "default");
        String busName = bus.substring(bus.lastIndexOf('/') + 1);
        String path = busName.equals("default") ? "" : busName + "/";
        return input.arn("events", "rule/", path + input.required(member));
    }

    private static List<Permission> putTargets(OperationTable table, Input input) {
        List<Permission> permissions = new ArrayList<>();
        permissions.add(table.permission("PutTargets", rule(input, "Rule")));
        input.structures("Targets").stream()
                .filter(target -> target.has("RoleArn"))
                .map(target -> input.passRole(target.required("RoleArn"), "events.amazonaws.com"))
                .forEach(permissions::add);
        return permissions;
    }
}
