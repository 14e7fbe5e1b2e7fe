package dev.runtimeguard.iam;

import dev.runtimeguard.IamScope;
import dev.runtimeguard.report.Condition;
import dev.runtimeguard.report.PolicyDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The policy that grants permissions: one statement for each set of resources that need the same actions. */
final class PolicySuggestion {

    private final ServiceKnowledge knowledge;

    PolicySuggestion(ServiceKnowledge knowledge) {
        this.knowledge = knowledge;
    }

    /**
     * The policy that grants {@code permissions}, with resources as wide as {@code scope} says.
     *
     * @param serviceName the service of the call that needs them; may be null
     */
    PolicyDocument granting(String serviceName, List<RequiredPermission> permissions, IamScope scope) {
        Map<Granted, Set<String>> resourcesOf = new LinkedHashMap<>();
        for (RequiredPermission permission : permissions) {
            String resource = knowledge.policyResource(serviceName, permission.action(), permission.resource(), scope);
            resourcesOf
                    .computeIfAbsent(
                            new Granted(permission.action(), permission.conditions()), same -> new LinkedHashSet<>())
                    .add(resource);
        }
        Map<Target, List<String>> actionsOn = new LinkedHashMap<>();
        resourcesOf.forEach((granted, resources) -> actionsOn
                .computeIfAbsent(new Target(resources, granted.conditions()), same -> new ArrayList<>())
                .add(granted.action()));
        List<PolicyDocument.Statement> statements = new ArrayList<>();
        actionsOn.forEach((target, actions) -> statements.add(
                new PolicyDocument.Statement(actions, List.copyOf(target.resources()), target.conditions())));
        return new PolicyDocument(statements);
    }

    private record Granted(String action, List<Condition> conditions) {}

    private record Target(Set<String> resources, List<Condition> conditions) {}
}
