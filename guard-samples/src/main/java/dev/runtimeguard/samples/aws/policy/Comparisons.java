package dev.runtimeguard.samples.aws.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.function.IntPredicate;

/** The tests behind the condition operators. A value that cannot be read as the operator's type matches nothing. */
final class Comparisons {
    private Comparisons() {}

    static boolean same(String actual, String wanted, Variables variables) {
        return variables.literal(wanted).map(actual::equals).orElse(false);
    }

    static boolean sameIgnoringCase(String actual, String wanted, Variables variables) {
        return variables.literal(wanted).map(actual::equalsIgnoreCase).orElse(false);
    }

    static boolean like(String actual, String wanted, Variables variables) {
        return variables.pattern(wanted).map(p -> p.build().matches(actual)).orElse(false);
    }

    /** Compares the six parts one by one, so that a wildcard never reaches over a colon before the last. */
    static boolean arnLike(String actual, String wanted, Variables variables) {
        String[] actualParts = actual.split(":", 6);
        String[] wantedParts = wanted.split(":", 6);
        if (actualParts.length != 6 || wantedParts.length != 6) {
            return wanted.equals("*") && actualParts.length == 6;
        }
        for (int i = 0; i < 6; i++) {
            if (!like(actualParts[i], wantedParts[i], variables)) {
                return false;
            }
        }
        return true;
    }

    static boolean sameBoolean(String actual, String wanted, Variables variables) {
        boolean isBoolean = actual.equalsIgnoreCase("true") || actual.equalsIgnoreCase("false");
        return isBoolean && sameIgnoringCase(actual, wanted, variables);
    }

    static boolean number(String actual, String wanted, IntPredicate outcome) {
        try {
            return outcome.test(new BigDecimal(actual).compareTo(new BigDecimal(wanted)));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    static boolean date(String actual, String wanted, IntPredicate outcome) {
        Instant left = instant(actual);
        Instant right = instant(wanted);
        return left != null && right != null && outcome.test(left.compareTo(right));
    }

    /** ISO 8601 with or without a time, or seconds since 1970; null when it is neither. */
    private static Instant instant(String text) {
        try {
            if (text.matches("-?[0-9]+(\\.[0-9]+)?")) {
                return Instant.ofEpochMilli(
                        new BigDecimal(text).movePointRight(3).longValue());
            }
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
