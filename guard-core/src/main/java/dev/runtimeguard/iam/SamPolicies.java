package dev.runtimeguard.iam;

import dev.runtimeguard.report.PolicyDocument;
import java.util.List;

/** Fragments of a SAM template. */
final class SamPolicies {

    private SamPolicies() {}

    /** The statements under a function's {@code Policies}. */
    static String inline(PolicyDocument policy) {
        StringBuilder yaml = new StringBuilder("Policies:\n  - Statement:\n");
        for (PolicyDocument.Statement statement : policy.statements()) {
            yaml.append("      - Effect: Allow\n");
            list(yaml, "Action", statement.actions());
            list(yaml, "Resource", statement.resources());
            conditions(yaml, statement);
        }
        return yaml.toString();
    }

    private static void conditions(StringBuilder yaml, PolicyDocument.Statement statement) {
        if (statement.conditions().isEmpty()) {
            return;
        }
        yaml.append("        Condition:\n");
        statement.conditionsByOperator().forEach((operator, keys) -> {
            yaml.append("          ").append(operator).append(":\n");
            keys.forEach((key, values) -> {
                yaml.append("            ").append(quoted(key)).append(":\n");
                for (String value : values) {
                    yaml.append("              - ").append(quoted(value)).append('\n');
                }
            });
        });
    }

    private static void list(StringBuilder yaml, String name, List<String> values) {
        yaml.append("        ").append(name).append(":\n");
        for (String value : values) {
            yaml.append("          - ").append(quoted(value)).append('\n');
        }
    }

    private static String quoted(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }
}
