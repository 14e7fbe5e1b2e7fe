package dev.runtimeguard.iam.audit;

import dev.runtimeguard.report.PolicyDocument;
import dev.runtimeguard.report.PolicyDocument.Statement;
import java.util.ArrayList;
import java.util.List;

/** Cuts a policy into policies that IAM takes, and a report line holds, each: together they allow the same. */
final class PolicyParts {

    /** The most characters of a managed policy (IAM user guide, "IAM and AWS STS quotas"). */
    static final int MAX_LENGTH = 6144;

    private PolicyParts() {}

    /** The parts in order; one where the policy is short enough, none for a policy without statements. */
    static List<PolicyDocument> of(PolicyDocument policy) {
        List<PolicyDocument> parts = new ArrayList<>();
        List<Statement> current = new ArrayList<>();
        for (Statement statement : policy.statements()) {
            for (Statement piece : pieces(statement)) {
                current.add(piece);
                if (current.size() > 1 && isTooLong(current)) {
                    current.remove(current.size() - 1);
                    parts.add(new PolicyDocument(current));
                    current = new ArrayList<>(List.of(piece));
                }
            }
        }
        if (!current.isEmpty()) {
            parts.add(new PolicyDocument(current));
        }
        return parts;
    }

    /** Halves of a statement, and halves of those, until each fits; a single resource cannot be cut. */
    private static List<Statement> pieces(Statement statement) {
        boolean byResource = statement.resources().size() >= statement.actions().size();
        List<String> longer = byResource ? statement.resources() : statement.actions();
        if (longer.size() == 1 || !isTooLong(List.of(statement))) {
            return List.of(statement);
        }
        List<Statement> pieces = new ArrayList<>();
        int half = longer.size() / 2;
        for (List<String> part : List.of(longer.subList(0, half), longer.subList(half, longer.size()))) {
            pieces.addAll(pieces(new Statement(
                    byResource ? statement.actions() : part,
                    byResource ? part : statement.resources(),
                    statement.conditions())));
        }
        return pieces;
    }

    private static boolean isTooLong(List<Statement> statements) {
        return new PolicyDocument(statements).toJson().length() > MAX_LENGTH;
    }
}
