package dev.runtimeguard.report;

import static java.util.Objects.requireNonNull;

/** A condition of a policy statement, as {@code StringEquals} {@code iam:PassedToService} {@code lambda.amazonaws.com}. */
public record Condition(String operator, String key, String value) {

    public Condition {
        requireNonNull(operator, "operator");
        requireNonNull(key, "key");
        requireNonNull(value, "value");
    }
}
