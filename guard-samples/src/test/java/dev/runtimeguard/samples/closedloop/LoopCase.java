package dev.runtimeguard.samples.closedloop;

import dev.runtimeguard.samples.aws.DenialWording;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One operation on its way through the loop.
 *
 * @param name service and operation, and what is special
 * @param call the call that a role without policies is denied
 * @param otherAction a call on the same resource that the cure must leave denied
 * @param otherResource the same call on a resource that the cure must leave denied; null where the action has none
 * @param honest the outcome to expect where a wording leaves the answer unknown, {@link Outcome#CLOSED} elsewhere
 */
record LoopCase(
        String name,
        Consumer<SdkClients> call,
        Consumer<SdkClients> otherAction,
        Consumer<SdkClients> otherResource,
        Map<DenialWording, Outcome> honest) {

    /** The neighbour's name begins with the resource's own, so that a pattern that only ends in a star is noticed. */
    static final String RESOURCE = "orders";

    static final String NEIGHBOUR = "orders2";

    /** A call on {@value #RESOURCE}, whose neighbour is {@value #NEIGHBOUR}. */
    static LoopCase onResource(String name, BiConsumer<SdkClients, String> call, Consumer<SdkClients> otherAction) {
        return onResource(name, RESOURCE, NEIGHBOUR, call, otherAction);
    }

    static LoopCase onResource(
            String name,
            String resource,
            String neighbour,
            BiConsumer<SdkClients, String> call,
            Consumer<SdkClients> otherAction) {
        return new LoopCase(
                name, sdk -> call.accept(sdk, resource), otherAction, sdk -> call.accept(sdk, neighbour), Map.of());
    }

    /** A call whose action is granted on everything or not at all. */
    static LoopCase everywhere(String name, Consumer<SdkClients> call, Consumer<SdkClients> otherAction) {
        return new LoopCase(name, call, otherAction, null, Map.of());
    }

    /** Where a wording does not tell what nobody can know from the request: the outcome that is honest there. */
    LoopCase endsAs(Outcome outcome, DenialWording... wordings) {
        Map<DenialWording, Outcome> outcomes = new EnumMap<>(DenialWording.class);
        for (DenialWording wording : wordings) {
            outcomes.put(wording, outcome);
        }
        return new LoopCase(name, call, otherAction, otherResource, outcomes);
    }

    /** Service and operation without what is special. */
    String operation() {
        String[] words = name.split(" ", 3);
        return words[0] + " " + words[1];
    }

    String service() {
        return name.split(" ", 2)[0];
    }

    Outcome expected(DenialWording wording) {
        return honest.getOrDefault(wording, Outcome.CLOSED);
    }

    @Override
    public String toString() {
        return name;
    }
}
