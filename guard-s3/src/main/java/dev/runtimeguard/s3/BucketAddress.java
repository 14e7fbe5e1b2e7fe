package dev.runtimeguard.s3;

import dev.runtimeguard.iam.RequiredPermission;
import dev.runtimeguard.report.Confidence;
import java.util.List;

/**
 * What a request's {@code Bucket} names.
 *
 * @param kind the kind of thing it is
 * @param arn its ARN, with {@code *} for parts that are not known
 * @param guessed whether the ARN rests on how aliases are formed, or on nothing
 */
record BucketAddress(BucketKind kind, String arn, boolean guessed) {

    /** The ARN of one of its objects; for a key that is null, of all of them. */
    String objectArn(String key) {
        String separator = kind.objectSeparator();
        return separator == null ? arn : arn + separator + (key == null ? "*" : key);
    }

    /** Permission for {@code action}, an action of S3, on this; empty when this kind does not have the action. */
    List<RequiredPermission> bucketPermission(String action) {
        return permission(action, arn, guessed);
    }

    /** Permission for {@code action}, an action of S3, on an object; empty when this kind does not have the action. */
    List<RequiredPermission> objectPermission(String action, String key) {
        return permission(action, objectArn(key), guessed || key == null);
    }

    private List<RequiredPermission> permission(String action, String resource, boolean guess) {
        String own = kind.actionFor(action);
        return own == null
                ? List.of()
                : List.of(new RequiredPermission(own, resource, guess ? Confidence.GUESS : Confidence.LIKELY));
    }
}
