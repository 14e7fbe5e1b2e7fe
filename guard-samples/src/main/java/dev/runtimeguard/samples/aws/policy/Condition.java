package dev.runtimeguard.samples.aws.policy;

import java.util.List;
import java.util.function.Predicate;

/**
 * One key of a Condition block.
 *
 * @param operator the comparison
 * @param quantifier ForAnyValue, ForAllValues or neither
 * @param ifExists whether an absent key satisfies the condition
 * @param key the condition key
 * @param values the values to compare with, any of which may match (none, for a negated operator)
 */
record Condition(ConditionOperator operator, Quantifier quantifier, boolean ifExists, String key, List<String> values) {

    enum Quantifier {
        NONE,
        ANY,
        ALL
    }

    Condition {
        values = List.copyOf(values);
    }

    /** @throws MalformedPolicyException for an operator that does not exist */
    static Condition of(String name, String key, List<String> values) {
        String operator = name;
        Quantifier quantifier = Quantifier.NONE;
        if (operator.startsWith("ForAnyValue:")) {
            quantifier = Quantifier.ANY;
            operator = operator.substring("ForAnyValue:".length());
        } else if (operator.startsWith("ForAllValues:")) {
            quantifier = Quantifier.ALL;
            operator = operator.substring("ForAllValues:".length());
        }
        boolean ifExists = operator.endsWith("IfExists");
        if (ifExists) {
            operator = operator.substring(0, operator.length() - "IfExists".length());
        }
        ConditionOperator known = ConditionOperator.named(operator);
        boolean nullMisused = known == ConditionOperator.NULL && (ifExists || quantifier != Quantifier.NONE);
        if (known == null || nullMisused) {
            throw new MalformedPolicyException("Invalid Condition type : " + name + ".");
        }
        if (!key.contains(":")) {
            throw new MalformedPolicyException(
                    "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        }
        return new Condition(known, quantifier, ifExists, key, values);
    }

    boolean holds(AccessRequest request, Variables variables) {
        List<String> actual = request.values(key);
        boolean absent = actual == null || actual.isEmpty();
        if (operator == ConditionOperator.NULL) {
            return values.stream().anyMatch(v -> v.equalsIgnoreCase(Boolean.toString(absent)));
        }
        if (absent) {
            return ifExists || quantifier == Quantifier.ALL || (quantifier == Quantifier.NONE && operator.negated());
        }
        Predicate<String> satisfies = value ->
                values.stream().anyMatch(wanted -> operator.matches(value, wanted, variables)) != operator.negated();
        // A plain negated operator must hold for every value, or a second value would slip past it.
        boolean every = quantifier == Quantifier.ALL || (quantifier == Quantifier.NONE && operator.negated());
        return every ? actual.stream().allMatch(satisfies) : actual.stream().anyMatch(satisfies);
    }
}
