package dev.runtimeguard.samples.aws.policy;

import java.util.List;
import java.util.Locale;

/**
 * One statement of a policy.
 *
 * @param sid the statement id, null when it has none
 * @param deny whether Effect is Deny
 * @param principal whom it is about; {@link PrincipalMatch#ANYONE} in policy types without principals
 * @param actions its action patterns
 * @param notActions whether they are a NotAction
 * @param resources its resource patterns
 * @param notResources whether they are a NotResource
 * @param conditions all of which must hold
 * @param variables whether policy variables are expanded
 */
record Statement(
        String sid,
        boolean deny,
        PrincipalMatch principal,
        List<String> actions,
        boolean notActions,
        List<String> resources,
        boolean notResources,
        List<Condition> conditions,
        boolean variables) {

    Statement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
    }

    boolean principalMatches(AccessRequest request) {
        return principal.matches(request.principal());
    }

    /** Whether action, resource and conditions match; the principal is asked for separately. */
    boolean matches(AccessRequest request) {
        Variables values = new Variables(request, variables);
        return actionMatches(request.action()) != notActions
                && resources.stream().anyMatch(r -> resourceMatches(r, request.resource(), values)) != notResources
                && conditions.stream().allMatch(c -> c.holds(request, values));
    }

    private boolean actionMatches(String action) {
        String wanted = action.toLowerCase(Locale.ROOT);
        return actions.stream()
                .anyMatch(a -> Wildcard.of(a.toLowerCase(Locale.ROOT)).matches(wanted));
    }

    private static boolean resourceMatches(String pattern, String resource, Variables values) {
        return pattern.equals("*")
                || values.pattern(pattern)
                        .map(p -> p.buildArn().matches(resource))
                        .orElse(false);
    }
}
