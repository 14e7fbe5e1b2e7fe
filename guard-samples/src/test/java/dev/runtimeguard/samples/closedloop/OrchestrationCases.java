package dev.runtimeguard.samples.closedloop;

import static dev.runtimeguard.samples.closedloop.LoopCase.RESOURCE;
import static dev.runtimeguard.samples.closedloop.LoopCase.everywhere;
import static dev.runtimeguard.samples.closedloop.LoopCase.onResource;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.sfn.SfnClient;

/** EventBridge, its Scheduler, and Step Functions. */
final class OrchestrationCases {
    private OrchestrationCases() {}

    static List<LoopCase> all() {
        return Stream.of(eventBridge(), scheduler(), stepFunctions())
                .flatMap(List::stream)
                .toList();
    }

    private static List<LoopCase> eventBridge() {
        return List.of(
                bus("PutEvents", (e, b) -> e.putEvents(r -> r.entries(entry(b)))),
                bus("PutEvents by ARN", (e, b) -> e.putEvents(r -> r.entries(entry(busArn(b))))),
                onResource(
                        "events PutEvents to the default bus",
                        "default",
                        "default2",
                        (sdk, b) -> events(sdk).putEvents(r -> r.entries(entry(b.equals("default") ? null : b))),
                        sdk -> events(sdk).deleteEventBus(r -> r.name("default"))),
                bus("PutEvents to two buses", (e, b) -> e.putEvents(r -> r.entries(entry(b), entry("audit")))),
                rule("PutRule", (e, n) -> e.putRule(r -> r.name(n).eventPattern("{}"))),
                onResource(
                        "events PutRule on a bus",
                        (sdk, n) -> events(sdk)
                                .putRule(r -> r.name(n).eventBusName("audit").eventPattern("{}")),
                        sdk -> events(sdk).deleteRule(r -> r.name(RESOURCE).eventBusName("audit"))),
                rule(
                        "PutTargets",
                        (e, n) -> e.putTargets(r -> r.rule(n)
                                .targets(Target.builder()
                                        .id("1")
                                        .arn(Arns.arn("sqs", "q"))
                                        .build()))),
                onResource(
                        "events PutTargets with a role",
                        (sdk, role) -> events(sdk).putTargets(r -> r.rule("rule")
                                .targets(Target.builder()
                                        .id("1")
                                        .arn(Arns.arn("states", "stateMachine:m"))
                                        .roleArn(Arns.role(role))
                                        .build())),
                        sdk -> events(sdk).deleteRule(r -> r.name("rule"))));
    }

    private static List<LoopCase> scheduler() {
        Consumer<SdkClients> delete = sdk -> scheduler(sdk).deleteSchedule(r -> r.name(RESOURCE));
        return List.of(
                onResource("scheduler CreateSchedule", (sdk, n) -> create(scheduler(sdk), n, "target"), delete),
                onResource(
                        "scheduler CreateSchedule with another role",
                        (sdk, role) -> create(scheduler(sdk), "schedule", role),
                        sdk -> scheduler(sdk).deleteSchedule(r -> r.name("schedule"))),
                onResource("scheduler GetSchedule", (sdk, n) -> scheduler(sdk).getSchedule(r -> r.name(n)), delete),
                onResource(
                        "scheduler GetSchedule in a group",
                        (sdk, group) ->
                                scheduler(sdk).getSchedule(r -> r.name("s").groupName(group)),
                        sdk -> scheduler(sdk).deleteSchedule(r -> r.name("s").groupName(RESOURCE))),
                everywhere("scheduler ListSchedules", sdk -> scheduler(sdk).listSchedules(r -> {}), delete));
    }

    private static void create(SchedulerClient scheduler, String name, String role) {
        scheduler.createSchedule(r -> r.name(name)
                .scheduleExpression("rate(1 hour)")
                .flexibleTimeWindow(w -> w.mode(FlexibleTimeWindowMode.OFF))
                .target(t -> t.arn(Arns.arn("sqs", "q")).roleArn(Arns.role(role))));
    }

    private static List<LoopCase> stepFunctions() {
        Consumer<SdkClients> delete = sdk -> states(sdk).deleteStateMachine(r -> r.stateMachineArn(machine(RESOURCE)));
        Consumer<SdkClients> history = sdk -> states(sdk).getExecutionHistory(r -> r.executionArn(execution(RESOURCE)));
        return List.of(
                onResource(
                        "states StartExecution",
                        (sdk, m) -> states(sdk).startExecution(r -> r.stateMachineArn(machine(m))),
                        delete),
                onResource(
                        "states StartExecution of an alias",
                        (sdk, m) -> states(sdk).startExecution(r -> r.stateMachineArn(machine(m) + ":live")),
                        delete),
                onResource(
                        "states StartSyncExecution",
                        (sdk, m) -> states(sdk).startSyncExecution(r -> r.stateMachineArn(machine(m))),
                        delete),
                onResource(
                        "states DescribeExecution",
                        (sdk, m) -> states(sdk).describeExecution(r -> r.executionArn(execution(m))),
                        history),
                onResource(
                        "states StopExecution",
                        (sdk, m) -> states(sdk).stopExecution(r -> r.executionArn(execution(m))),
                        history),
                onResource(
                        "states CreateStateMachine",
                        (sdk, role) -> states(sdk)
                                .createStateMachine(r ->
                                        r.name("m").roleArn(Arns.role(role)).definition("{}")),
                        sdk -> states(sdk).deleteStateMachine(r -> r.stateMachineArn(machine("m")))));
    }

    private static PutEventsRequestEntry entry(String bus) {
        return PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source("s")
                .detailType("t")
                .detail("{}")
                .build();
    }

    private static String busArn(String name) {
        return Arns.arn("events", "event-bus/" + name);
    }

    private static String machine(String name) {
        return Arns.arn("states", "stateMachine:" + name);
    }

    private static String execution(String machine) {
        return Arns.arn("states", "execution:" + machine + ":run");
    }

    private static LoopCase bus(String name, BiConsumer<EventBridgeClient, String> call) {
        return onResource("events " + name, (sdk, bus) -> call.accept(events(sdk), bus), sdk -> events(sdk)
                .deleteEventBus(r -> r.name(RESOURCE)));
    }

    private static LoopCase rule(String name, BiConsumer<EventBridgeClient, String> call) {
        return onResource("events " + name, (sdk, rule) -> call.accept(events(sdk), rule), sdk -> events(sdk)
                .deleteRule(r -> r.name(RESOURCE)));
    }

    private static EventBridgeClient events(SdkClients sdk) {
        return sdk.client(EventBridgeClient.class, EventBridgeClient::builder);
    }

    private static SchedulerClient scheduler(SdkClients sdk) {
        return sdk.client(SchedulerClient.class, SchedulerClient::builder);
    }

    private static SfnClient states(SdkClients sdk) {
        return sdk.client(SfnClient.class, SfnClient::builder);
    }
}
