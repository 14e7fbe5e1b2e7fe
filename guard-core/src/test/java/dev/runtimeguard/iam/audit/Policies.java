package dev.runtimeguard.iam.audit;

import dev.runtimeguard.report.PolicyDocument;
import dev.runtimeguard.report.PolicyDocument.Statement;
import java.util.List;
import java.util.regex.Pattern;

/** Policies, and what they allow by a plain reading of IAM's rules that shares nothing with the code under test. */
final class Policies {

    private Policies() {}

    static PolicyDocument allowing(String action, String... resources) {
        return new PolicyDocument(List.of(new Statement(List.of(action), List.of(resources))));
    }

    static boolean allows(PolicyDocument policy, String action, String resource) {
        return policy.statements().stream()
                .anyMatch(statement -> statement.conditions().isEmpty()
                        && statement.actions().contains(action)
                        && statement.resources().stream().anyMatch(pattern -> matches(pattern, resource)));
    }

    private static boolean matches(String pattern, String resource) {
        if (pattern.equals("*")) {
            return true;
        }
        String[] parts = pattern.split(":", 6);
        String[] of = resource.split(":", 6);
        boolean all = parts.length == of.length;
        for (int i = 0; all && i < parts.length; i++) {
            String regex = Pattern.quote(parts[i])
                    .replace("${*}", "\0")
                    .replace("*", "\\E.*\\Q")
                    .replace("\0", "*");
            all = Pattern.matches(regex, of[i]);
        }
        return all;
    }
}
