package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.policy.Json;
import java.util.List;

/** Step Functions: state machines for starting, executions for asking and stopping. */
final class StepFunctionsOperations {
    private StepFunctionsOperations() {}

    static OperationTable table() {
        OperationTable table = new OperationTable("states");
        return table.on(StepFunctionsOperations::machine, "StartExecution", "StartSyncExecution", "ListExecutions")
                .on(StepFunctionsOperations::machine, "DescribeStateMachine", "DeleteStateMachine")
                .on(input -> input.required("executionArn"), "DescribeExecution", "StopExecution")
                .on(input -> input.required("executionArn"), "GetExecutionHistory")
                .on(OperationTable.ANY, "ListStateMachines", "ListActivities")
                .needs("CreateStateMachine", input -> create(table, input))
                .answers(
                        "StartExecution",
                        input -> "{\"executionArn\":"
                                + Json.quote(machine(input).replace(":stateMachine:", ":execution:") + ":1")
                                + ",\"startDate\":1.7E9}");
    }

    /** A version or alias is called on its state machine. */
    private static String machine(Input input) {
        String[] parts = input.required("stateMachineArn").split(":", -1);
        return String.join(":", List.of(parts).subList(0, Math.min(7, parts.length)));
    }

    private static List<Permission> create(OperationTable table, Input input) {
        return List.of(
                table.permission("CreateStateMachine", input.arn("states", "stateMachine:", input.required("name"))),
                input.passRole(input.required("roleArn"), "states.amazonaws.com"));
    }
}
