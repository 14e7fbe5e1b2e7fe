package dev.runtimeguard.s3;

import java.util.List;

/**
 * What one operation of Amazon S3 needs, whatever else its request says.
 *
 * @param name the operation's name in the API model
 * @param target what the actions are evaluated on
 * @param actions the actions, the one the operation is named for first; empty for an operation of directory buckets
 *     alone
 * @param versionActions the actions for a request that names a version; the same as {@code actions} where a version
 *     makes no difference
 * @param directoryAction the action on a directory bucket, or null when directory buckets do not have the operation
 */
record Operation(
        String name, Target target, List<String> actions, List<String> versionActions, String directoryAction) {

    /** What an operation's actions are evaluated on. */
    enum Target {
        /** The object of {@code Bucket} and {@code Key}. */
        OBJECT,
        /** Each of the objects a DeleteObjects names. */
        KEYS,
        /** The object a copy writes. */
        COPY,
        /** The bucket. */
        BUCKET,
        /** No resource: {@code *}. */
        ANY
    }
}
