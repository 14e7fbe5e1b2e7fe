package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.ServicePermissions;

/** Amazon EventBridge Scheduler: a schedule without a group is in {@code default}; its target is called by a role. */
final class Scheduler {

    private Scheduler() {}

    static ServicePermissions permissions() {
        return new Rules("Scheduler", "scheduler")
                .on(Scheduler::onSchedule, "CreateSchedule", "DeleteSchedule", "GetSchedule", "UpdateSchedule");
    }

    private static void onSchedule(Call call) {
        String group = call.has("GroupName") ? call.name("GroupName") : "default";
        String name = call.name("Name");
        String resource = "schedule/" + (group == null ? Call.ANY : group) + '/' + (name == null ? Call.ANY : name);
        call.need(
                "scheduler:" + call.operation(),
                new Target(call.arn("scheduler", resource), group != null && name != null));
        call.passing("Target.RoleArn", "scheduler.amazonaws.com");
    }
}
