package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.report.Remedy;
import java.util.List;

/**
 * AWS Step Functions. A call by the ARN of a version or alias is authorized on the ARN of its state machine (Developer
 * Guide, "Authorization for versions and aliases").
 */
final class Sfn {

    private static final String PRINCIPAL = "states.amazonaws.com";

    private Sfn() {}

    static ServicePermissions permissions() {
        return new Rules("Sfn", "states")
                .on(
                        call -> onMachine(call, "stateMachineArn"),
                        "StartExecution",
                        "StartSyncExecution",
                        "DescribeStateMachine",
                        "DeleteStateMachine",
                        "ListStateMachineAliases",
                        "ListStateMachineVersions",
                        "PublishStateMachineVersion")
                .on(call -> onMachine(call, "stateMachineVersionArn"), "DeleteStateMachineVersion")
                .on(
                        call -> onMachine(call, "stateMachineAliasArn"),
                        "DescribeStateMachineAlias",
                        "DeleteStateMachineAlias",
                        "UpdateStateMachineAlias")
                .on(call -> onMachine(call, "routingConfiguration.stateMachineVersionArn"), "CreateStateMachineAlias")
                .on(Sfn::createMachine, "CreateStateMachine")
                .on(Sfn::updateMachine, "UpdateStateMachine")
                .on(Sfn::testState, "TestState")
                .widening(Sfn::executionsOfMachine)
                .checking(Sfn::checks);
    }

    private static void onMachine(Call call, String member) {
        call.need("states:" + call.operation(), machine(call, call.name(member)));
    }

    /** The ARN of the state machine itself, out of its own, a version's, an alias's or a map state's within it. */
    private static Target machine(Call call, String text) {
        ArnText arn = ArnText.of("states", text);
        String name = arn == null ? null : arn.after("stateMachine:");
        if (name == null) {
            return Target.open(call.arn("states", "stateMachine:*"));
        }
        int end = name.indexOf(':');
        int map = name.indexOf('/');
        end = end < 0 || (map >= 0 && map < end) ? map : end;
        return Target.exact(arn.with("stateMachine:" + (end < 0 ? name : name.substring(0, end)))
                .toString());
    }

    private static void createMachine(Call call) {
        Target machine = Target.named(call, "states", "stateMachine:", call.name("name"));
        call.need("states:CreateStateMachine", machine);
        call.taggingWith("tags", "states:TagResource", machine.arn());
        publishing(call, machine);
        call.passing("roleArn", PRINCIPAL);
    }

    private static void updateMachine(Call call) {
        Target machine = machine(call, call.name("stateMachineArn"));
        call.need("states:UpdateStateMachine", machine);
        publishing(call, machine);
        call.passing("roleArn", PRINCIPAL);
    }

    private static void publishing(Call call, Target machine) {
        if ("true".equals(call.name("publish"))) {
            call.need("states:PublishStateMachineVersion", machine);
        }
    }

    private static void testState(Call call) {
        call.likely("states:TestState", "*");
        call.passing("roleArn", PRINCIPAL);
    }

    /** Every execution has its own ARN, so a policy names those of the state machine. */
    private static String executionsOfMachine(String arn) {
        ArnText execution = ArnText.of("states", arn);
        boolean named =
                execution != null && (execution.after("execution:") != null || execution.after("express:") != null);
        int name = named ? execution.resource().indexOf(':') + 1 : 0;
        int end = named ? execution.resource().indexOf(':', name) : -1;
        return end < 0
                ? arn
                : execution.with(execution.resource().substring(0, end) + ":*").toString();
    }

    private static List<Remedy> checks(String operation, RequestFields fields) {
        String machine = Members.text(fields, "stateMachineArn");
        return machine == null
                ? List.of()
                : List.of(Check.of(
                                "is that the state machine's ARN, with the right account and region? A missing one is"
                                        + " denied like a forbidden one",
                                "aws stepfunctions describe-state-machine --query stateMachineArn --output text")
                        .option("state-machine-arn", machine)
                        .remedy());
    }
}
