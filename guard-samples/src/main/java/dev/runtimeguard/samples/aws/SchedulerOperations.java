package dev.runtimeguard.samples.aws;

import java.util.List;

/** EventBridge Scheduler: schedules within their group, and the role that a schedule's target is called with. */
final class SchedulerOperations {
    private SchedulerOperations() {}

    static Routes routes() {
        return new Routes()
                .add("GET /schedules", "ListSchedules")
                .add("POST /schedules/{Name}", "CreateSchedule")
                .add("PUT /schedules/{Name}", "UpdateSchedule")
                .add("GET /schedules/{Name}", "GetSchedule")
                .add("DELETE /schedules/{Name}", "DeleteSchedule");
    }

    static OperationTable table() {
        OperationTable table = new OperationTable("scheduler");
        return table.on(input -> schedule(input, "groupName"), "GetSchedule", "DeleteSchedule")
                .on(OperationTable.ANY, "ListSchedules")
                .needs("CreateSchedule", input -> withRole(table, input))
                .needs("UpdateSchedule", input -> withRole(table, input))
                .answers("CreateSchedule", input -> "{\"ScheduleArn\":\"arn:aws:scheduler:::schedule/s\"}");
    }

    private static List<Permission> withRole(OperationTable table, Input input) {
        return List.of(
                table.permission(input.operation(), schedule(input, "GroupName")),
                input.passRole(input.structure("Target").required("RoleArn"), "scheduler.amazonaws.com"));
    }

    private static String schedule(Input input, String groupMember) {
        return input.arn("scheduler", "schedule/", input.text(groupMember, "default") + "/" + input.required("Name"));
    }
}
