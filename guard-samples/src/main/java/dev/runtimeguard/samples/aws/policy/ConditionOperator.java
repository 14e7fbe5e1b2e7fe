package dev.runtimeguard.samples.aws.policy;

import java.util.Locale;

/** The condition operators of the IAM policy language. A negated operator is its counterpart's test, turned round. */
enum ConditionOperator {
    STRING_EQUALS("StringEquals", false, Comparisons::same),
    STRING_NOT_EQUALS("StringNotEquals", true, Comparisons::same),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, Comparisons::sameIgnoringCase),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, Comparisons::sameIgnoringCase),
    STRING_LIKE("StringLike", false, Comparisons::like),
    STRING_NOT_LIKE("StringNotLike", true, Comparisons::like),
    ARN_EQUALS("ArnEquals", false, Comparisons::arnLike),
    ARN_LIKE("ArnLike", false, Comparisons::arnLike),
    ARN_NOT_EQUALS("ArnNotEquals", true, Comparisons::arnLike),
    ARN_NOT_LIKE("ArnNotLike", true, Comparisons::arnLike),
    BOOL("Bool", false, Comparisons::sameBoolean),
    BINARY_EQUALS("BinaryEquals", false, Comparisons::same),
    NUMERIC_EQUALS("NumericEquals", false, (a, w, v) -> Comparisons.number(a, w, c -> c == 0)),
    NUMERIC_NOT_EQUALS("NumericNotEquals", true, (a, w, v) -> Comparisons.number(a, w, c -> c == 0)),
    NUMERIC_LESS_THAN("NumericLessThan", false, (a, w, v) -> Comparisons.number(a, w, c -> c < 0)),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false, (a, w, v) -> Comparisons.number(a, w, c -> c <= 0)),
    NUMERIC_GREATER_THAN("NumericGreaterThan", false, (a, w, v) -> Comparisons.number(a, w, c -> c > 0)),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false, (a, w, v) -> Comparisons.number(a, w, c -> c >= 0)),
    DATE_EQUALS("DateEquals", false, (a, w, v) -> Comparisons.date(a, w, c -> c == 0)),
    DATE_NOT_EQUALS("DateNotEquals", true, (a, w, v) -> Comparisons.date(a, w, c -> c == 0)),
    DATE_LESS_THAN("DateLessThan", false, (a, w, v) -> Comparisons.date(a, w, c -> c < 0)),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", false, (a, w, v) -> Comparisons.date(a, w, c -> c <= 0)),
    DATE_GREATER_THAN("DateGreaterThan", false, (a, w, v) -> Comparisons.date(a, w, c -> c > 0)),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false, (a, w, v) -> Comparisons.date(a, w, c -> c >= 0)),
    IP_ADDRESS("IpAddress", false, (a, w, v) -> IpRange.contains(w, a)),
    NOT_IP_ADDRESS("NotIpAddress", true, (a, w, v) -> IpRange.contains(w, a)),
    /** Whether the key is absent; {@link Condition} answers it, since there is no value to compare. */
    NULL("Null", false, (a, w, v) -> false);

    @FunctionalInterface
    interface Comparison {
        boolean test(String actual, String wanted, Variables variables);
    }

    private final String name;
    private final boolean negated;

    @SuppressWarnings("ImmutableEnumChecker") // the comparisons are stateless
    private final Comparison comparison;

    ConditionOperator(String name, boolean negated, Comparison comparison) {
        this.name = name;
        this.negated = negated;
        this.comparison = comparison;
    }

    /** The operator of that name, in any case as IAM accepts it; null when there is none. */
    static ConditionOperator named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        for (ConditionOperator operator : values()) {
            if (operator.name.toLowerCase(Locale.ROOT).equals(wanted)) {
                return operator;
            }
        }
        return null;
    }

    boolean negated() {
        return negated;
    }

    /** The positive test, before any negation. */
    boolean matches(String actual, String wanted, Variables variables) {
        return comparison.test(actual, wanted, variables);
    }
}
