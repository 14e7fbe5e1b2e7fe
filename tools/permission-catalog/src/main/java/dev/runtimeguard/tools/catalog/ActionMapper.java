package dev.runtimeguard.tools.catalog;

import dev.runtimeguard.tools.catalog.Rules.ActionRule;
import java.util.ArrayList;
import java.util.List;

/** Finds the actions of an operation: a written rule, else the action of the same name, else a naming rule. */
final class ActionMapper {

    /** @param types resource types that replace those of the reference, or null */
    record Mapped(ActionReference.Action action, List<String> types, boolean guess) {}

    private final ActionReference reference;
    private final Rules rules;

    ActionMapper(ActionReference reference, Rules rules) {
        this.reference = reference;
        this.rules = rules;
    }

    /** The action the operation is named for comes first; empty when none is known to exist. */
    List<Mapped> map(ServiceModel service, String operation) {
        String prefix = rules.prefix(service);
        List<ActionRule> written = rules.actions(service, operation);
        if (written != null) {
            List<Mapped> mapped = new ArrayList<>();
            for (ActionRule rule : written) {
                String rulePrefix = rule.prefix() == null ? prefix : rule.prefix();
                ActionReference.Action action = reference.find(rulePrefix, rule.action());
                if (action == null) {
                    throw new IllegalStateException("no such action: " + rulePrefix + ':' + rule.action());
                }
                mapped.add(new Mapped(action, typesOf(action, rule.types()), rule.guess()));
            }
            return mapped;
        }
        ActionReference.Action same = reference.find(prefix, operation);
        if (same != null) {
            return List.of(new Mapped(same, typesOf(same, null), false));
        }
        for (String candidate : relatives(operation)) {
            ActionReference.Action action = reference.find(prefix, candidate);
            if (action != null) {
                return List.of(new Mapped(action, typesOf(action, null), true));
            }
        }
        return List.of();
    }

    private List<String> typesOf(ActionReference.Action action, List<String> written) {
        return written != null ? written : rules.types(action.prefix(), action.name());
    }

    /** A batch is mostly authorized as its single form, a second version as its first. */
    private static List<String> relatives(String operation) {
        List<String> names = new ArrayList<>();
        if (operation.startsWith("Batch")) {
            String single = operation.substring("Batch".length());
            names.add(single);
            if (single.endsWith("s")) {
                names.add(single.substring(0, single.length() - 1));
            }
        }
        if (operation.endsWith("Batch")) {
            names.add(operation.substring(0, operation.length() - "Batch".length()));
        }
        if (operation.endsWith("V2")) {
            names.add(operation.substring(0, operation.length() - "V2".length()));
        }
        return names;
    }
}
