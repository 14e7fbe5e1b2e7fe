package dev.runtimeguard.s3;

import java.util.Set;

/** The kinds of thing a request's {@code Bucket} can name; they differ in their ARNs and in the actions they have. */
enum BucketKind {
    /** A general purpose bucket. */
    GENERAL_PURPOSE("s3", "/"),
    /** An access point of a general purpose bucket, multi-Region ones included. */
    ACCESS_POINT("s3", "/object/"),
    /** A bucket or an access point of S3 on Outposts. */
    OUTPOSTS("s3-outposts", "/object/"),
    /** An Object Lambda access point; actions on objects are evaluated on the access point. */
    OBJECT_LAMBDA("s3-object-lambda", null),
    /** A directory bucket or an access point of one; actions are evaluated on that, never on objects. */
    DIRECTORY("s3express", null),
    /** Not named, or not in any form S3 documents. */
    UNKNOWN("s3", null);

    // From the Service Authorization Reference: what a client of the S3 API can ask of both.
    private static final Set<String> ON_BOTH = Set.of(
            "AbortMultipartUpload",
            "DeleteObject",
            "DeleteObjectTagging",
            "DeleteObjectVersion",
            "DeleteObjectVersionTagging",
            "GetObject",
            "GetObjectTagging",
            "GetObjectVersion",
            "GetObjectVersionTagging",
            "ListBucket",
            "ListBucketMultipartUploads",
            "ListBucketVersions",
            "ListMultipartUploadParts",
            "PutObject",
            "PutObjectAcl",
            "PutObjectTagging",
            "PutObjectVersionTagging");

    private static final Set<String> ON_OBJECT_LAMBDA_ONLY = Set.of(
            "GetObjectAcl",
            "GetObjectLegalHold",
            "GetObjectRetention",
            "GetObjectVersionAcl",
            "PutObjectLegalHold",
            "PutObjectRetention",
            "PutObjectVersionAcl",
            "RestoreObject");

    private final String actionPrefix;
    private final String objectSeparator;

    BucketKind(String actionPrefix, String objectSeparator) {
        this.actionPrefix = actionPrefix;
        this.objectSeparator = objectSeparator;
    }

    /** What stands between this kind's ARN and a key in an object's ARN; null when its objects have no ARNs. */
    String objectSeparator() {
        return objectSeparator;
    }

    /** This kind's action in place of {@code action}, an action of S3; null when it has none. */
    String actionFor(String action) {
        String name = action.substring(action.indexOf(':') + 1);
        boolean exists =
                switch (this) {
                    case GENERAL_PURPOSE, ACCESS_POINT, UNKNOWN -> true;
                    case OUTPOSTS -> ON_BOTH.contains(name);
                    case OBJECT_LAMBDA -> ON_BOTH.contains(name) || ON_OBJECT_LAMBDA_ONLY.contains(name);
                    case DIRECTORY -> false;
                };
        return exists ? actionPrefix + ':' + name : null;
    }
}
