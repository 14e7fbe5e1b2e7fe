package dev.runtimeguard.iam;

import static java.util.Objects.requireNonNull;

import dev.runtimeguard.report.Confidence;

/**
 * One permission a call needs.
 *
 * @param action the IAM action in the service authorization reference's own spelling, as {@code s3:PutObject}
 * @param resource the ARN the action is evaluated on, or {@code *} for an action that takes no resource
 * @param confidence how both are known
 */
public record RequiredPermission(String action, String resource, Confidence confidence) {

    public RequiredPermission {
        requireNonNull(action, "action");
        requireNonNull(resource, "resource");
        requireNonNull(confidence, "confidence");
    }
}
