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
        }
        return yaml.toString();
    }

    private static void list(StringBuilder yaml, String name, List<String> values) {
        yaml.append("        ").append(name).append(":\n");
        for (String value : values) {
            yaml.append("          - '").append(value.replace("'", "''")).append("'\n");
        }
    }
}
