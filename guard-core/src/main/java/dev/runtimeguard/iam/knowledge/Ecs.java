package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.ServicePermissions;

/** Amazon ECS: running a task passes its roles, which are in the task definition unless the request overrides them. */
final class Ecs {

    private static final String PRINCIPAL = "ecs-tasks.amazonaws.com";

    private Ecs() {}

    static ServicePermissions permissions() {
        return new Rules("Ecs", "ecs")
                .on(Ecs::runTask, "RunTask", "StartTask")
                .on(Ecs::register, "RegisterTaskDefinition");
    }

    private static void runTask(Call call) {
        call.fromCatalog();
        call.passing("overrides.taskRoleArn", PRINCIPAL);
        call.passing("overrides.executionRoleArn", PRINCIPAL);
        if (!call.has("overrides.taskRoleArn") || !call.has("overrides.executionRoleArn")) {
            Roles.passAny(call, PRINCIPAL);
        }
    }

    private static void register(Call call) {
        call.fromCatalog();
        call.passing("taskRoleArn", PRINCIPAL);
        call.passing("executionRoleArn", PRINCIPAL);
    }
}
