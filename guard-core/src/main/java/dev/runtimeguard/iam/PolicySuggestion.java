package dev.runtimeguard.iam;

import dev.runtimeguard.IamScope;
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

    /** The policy that grants {@code permissions}, with resources as wide as {@code scope} says. */
    PolicyDocument granting(List<RequiredPermission> permissions, IamScope scope) {
        Map<String, Set<String>> resourcesByAction = new LinkedHashMap<>();
        for (RequiredPermission permission : permissions) {
            String resource = knowledge.policyResource(permission.action(), permission.resource(), scope);
            resourcesByAction
                    .computeIfAbsent(permission.action(), action -> new LinkedHashSet<>())
                    .add(resource);
        }
        Map<Set<String>, List<String>> actionsByResources = new LinkedHashMap<>();
        resourcesByAction.forEach((action, resources) -> actionsByResources
                .computeIfAbsent(resources, same -> new ArrayList<>())
                .add(action));
        List<PolicyDocument.Statement> statements = new ArrayList<>();
        actionsByResources.forEach(
                (resources, actions) -> statements.add(new PolicyDocument.Statement(actions, List.copyOf(resources))));
        return new PolicyDocument(statements);
    }
}
