package dev.runtimeguard.iam.audit;

import dev.runtimeguard.report.Condition;
import dev.runtimeguard.report.PolicyDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The policies in many reports, put together by role. A log may hold anything, so that of a report only that is taken
 * over which the guard would have written: no wildcard in an action, an ARN or {@code *} as the resource.
 */
final class FleetPolicies {

    static final String UNKNOWN_ROLE = "unknown";

    private static final Set<String> CODES = Set.of("iam.missing-permission", "iam.partial-failure", "iam.audit");
    private static final Pattern ACTION = Pattern.compile("[a-z0-9-]+:[A-Za-z0-9]+");
    private static final Pattern RESOURCE = Pattern.compile("\\*|arn:[^\\p{Cntrl}]+");
    /** IAM user guide, "IAM and AWS STS quotas": names of roles. */
    private static final Pattern ROLE = Pattern.compile("[\\w+=,.@-]{1,64}");

    private final Map<Role, PolicyUnion> byRole = new TreeMap<>();
    private long merged;
    private long refused;

    private record Role(String name, String account) implements Comparable<Role> {
        @Override
        public int compareTo(Role other) {
            int byName = name.compareTo(other.name);
            return byName != 0 ? byName : account.compareTo(other.account);
        }
    }

    /** Takes a report, the content of {@code guard}; one without a policy, as a repeated one, changes nothing. */
    void add(Map<?, ?> report) {
        if (!(report.get("code") instanceof String code) || !CODES.contains(code)) {
            return;
        }
        if (!(report.get("policy") instanceof Map<?, ?> policy)) {
            return;
        }
        PolicyUnion union = byRole.computeIfAbsent(roleOf(report), role -> new PolicyUnion());
        for (Object statement : manyOf(policy.get("Statement"))) {
            PolicyDocument.Statement allowed = statement instanceof Map<?, ?> map ? statement(map) : null;
            if (allowed == null) {
                refused++;
            } else {
                union.add(allowed);
            }
        }
        merged++;
    }

    /** Reports whose policy was taken over. */
    long merged() {
        return merged;
    }

    /** Statements that are not of the guard's kind and were left out. */
    long refused() {
        return refused;
    }

    /** The policy for each role by name; roles of the same name in several accounts have the account before it. */
    Map<String, PolicyDocument> policies() {
        Map<String, Integer> accounts = new TreeMap<>();
        byRole.keySet().forEach(role -> accounts.merge(role.name(), 1, Integer::sum));
        Map<String, PolicyDocument> policies = new LinkedHashMap<>();
        byRole.forEach((role, union) -> policies.put(
                accounts.get(role.name()) == 1 ? role.name() : role.account() + ':' + role.name(), union.toDocument()));
        return policies;
    }

    /** One policy for all roles. */
    PolicyDocument policyOfAll() {
        PolicyUnion all = new PolicyUnion();
        byRole.values().forEach(union -> all.add(union.toDocument()));
        return all.toDocument();
    }

    private static Role roleOf(Map<?, ?> report) {
        Map<?, ?> principal = report.get("principal") instanceof Map<?, ?> map ? map : Map.of();
        String name = principal.get("roleName") instanceof String text
                        && ROLE.matcher(text).matches()
                ? text
                : UNKNOWN_ROLE;
        String account =
                principal.get("accountId") instanceof String text && text.matches("[0-9]{12}") ? text : UNKNOWN_ROLE;
        return new Role(name, account);
    }

    /** The statement as the guard's own type; null for one it does not write. */
    private static PolicyDocument.Statement statement(Map<?, ?> statement) {
        List<String> actions = texts(statement.get("Action"), ACTION);
        List<String> resources = texts(statement.get("Resource"), RESOURCE);
        List<Condition> conditions = conditions(statement.get("Condition"));
        boolean known =
                Set.of("Effect", "Action", "Resource", "Condition", "Sid").containsAll(statement.keySet());
        return known
                        && "Allow".equals(statement.get("Effect"))
                        && conditions != null
                        && !actions.isEmpty()
                        && !resources.isEmpty()
                ? new PolicyDocument.Statement(actions, resources, conditions)
                : null;
    }

    /** Empty when one of them is not of the form. */
    private static List<String> texts(Object value, Pattern form) {
        List<String> texts = new ArrayList<>();
        for (Object one : manyOf(value)) {
            if (!(one instanceof String text) || !form.matcher(text).matches()) {
                return List.of();
            }
            texts.add(text);
        }
        return texts;
    }

    /** Null when they are none: leaving a condition out would allow more. */
    private static List<Condition> conditions(Object value) {
        if (value == null) {
            return List.of();
        }
        List<Condition> conditions = new ArrayList<>();
        if (!(value instanceof Map<?, ?> operators)) {
            return null;
        }
        for (Map.Entry<?, ?> operator : operators.entrySet()) {
            if (!(operator.getValue() instanceof Map<?, ?> keys)) {
                return null;
            }
            for (Map.Entry<?, ?> key : keys.entrySet()) {
                for (Object one : manyOf(key.getValue())) {
                    if (!(one instanceof String text)) {
                        return null;
                    }
                    conditions.add(new Condition((String) operator.getKey(), (String) key.getKey(), text));
                }
            }
        }
        return conditions;
    }

    private static List<?> manyOf(Object value) {
        return value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
    }
}
