package dev.runtimeguard.iam;

import static java.util.Objects.requireNonNull;

import dev.runtimeguard.report.Condition;
import dev.runtimeguard.report.Confidence;
import java.util.List;

/**
 * One permission a call needs.
 *
 * @param action the IAM action in the service authorization reference's own spelling, as {@code s3:PutObject}
 * @param resource the ARN the action is evaluated on, or {@code *} for an action that takes no resource
 * @param confidence how both are known
 * @param conditions what a policy that grants it should be limited to; mostly empty
 */
public record RequiredPermission(String action, String resource, Confidence confidence, List<Condition> conditions) {

    /** A permission without conditions. */
    public RequiredPermission(String action, String resource, Confidence confidence) {
        this(action, resource, confidence, List.of());
    }

    public RequiredPermission {
        requireNonNull(action, "action");
        requireNonNull(resource, "resource");
        requireNonNull(confidence, "confidence");
        conditions = List.copyOf(conditions);
    }
}
