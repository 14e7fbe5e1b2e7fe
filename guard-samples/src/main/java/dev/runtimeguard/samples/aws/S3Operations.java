package dev.runtimeguard.samples.aws;

import static dev.runtimeguard.samples.aws.S3Address.Level.BUCKET;
import static dev.runtimeguard.samples.aws.S3Address.Level.OBJECT;
import static dev.runtimeguard.samples.aws.S3Address.Level.SERVICE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The S3 operations and their IAM actions, from the service authorization reference ("Actions, resources, and condition
 * keys for Amazon S3") and the S3 user guide ("Required permissions for Amazon S3 API operations"). The first row that
 * fits a request is the one; rows with a marker stand before the plain ones.
 */
final class S3Operations {
    private static final List<S3Operation> TABLE = new ArrayList<>();

    static {
        row("PUT", OBJECT, "uploadId&h:x-amz-copy-source", "UploadPartCopy", "s3:PutObject");
        row("PUT", OBJECT, "uploadId", "UploadPart", "s3:PutObject");
        row("POST", OBJECT, "uploadId", "CompleteMultipartUpload", "s3:PutObject");
        row("DELETE", OBJECT, "uploadId", "AbortMultipartUpload", "s3:AbortMultipartUpload");
        row("GET", OBJECT, "uploadId", "ListParts", "s3:ListMultipartUploadParts");
        row("POST", OBJECT, "uploads", "CreateMultipartUpload", "s3:PutObject");

        versioned("GET", "acl", "GetObjectAcl", "s3:GetObjectAcl", "s3:GetObjectVersionAcl");
        versioned("PUT", "acl", "PutObjectAcl", "s3:PutObjectAcl", "s3:PutObjectVersionAcl");
        versioned("GET", "tagging", "GetObjectTagging", "s3:GetObjectTagging", "s3:GetObjectVersionTagging");
        versioned("PUT", "tagging", "PutObjectTagging", "s3:PutObjectTagging", "s3:PutObjectVersionTagging");
        versioned(
                "DELETE", "tagging", "DeleteObjectTagging", "s3:DeleteObjectTagging", "s3:DeleteObjectVersionTagging");
        versioned(
                "GET", "attributes", "GetObjectAttributes", "s3:GetObjectAttributes", "s3:GetObjectVersionAttributes");
        row("GET", OBJECT, "retention", "GetObjectRetention", "s3:GetObjectRetention");
        row("PUT", OBJECT, "retention", "PutObjectRetention", "s3:PutObjectRetention");
        row("GET", OBJECT, "legal-hold", "GetObjectLegalHold", "s3:GetObjectLegalHold");
        row("PUT", OBJECT, "legal-hold", "PutObjectLegalHold", "s3:PutObjectLegalHold");
        row("POST", OBJECT, "restore", "RestoreObject", "s3:RestoreObject");

        row("PUT", OBJECT, "h:x-amz-copy-source", "CopyObject", "s3:PutObject");
        versioned("GET", "", "GetObject", "s3:GetObject", "s3:GetObjectVersion");
        versioned("HEAD", "", "HeadObject", "s3:GetObject", "s3:GetObjectVersion");
        versioned("DELETE", "", "DeleteObject", "s3:DeleteObject", "s3:DeleteObjectVersion");
        row("PUT", OBJECT, "", "PutObject", "s3:PutObject");

        row("POST", BUCKET, "delete", "DeleteObjects", "s3:DeleteObject");
        row("GET", BUCKET, "list-type", "ListObjectsV2", "s3:ListBucket");
        row("GET", BUCKET, "versions", "ListObjectVersions", "s3:ListBucketVersions");
        row("GET", BUCKET, "uploads", "ListMultipartUploads", "s3:ListBucketMultipartUploads");
        row("GET", BUCKET, "location", "GetBucketLocation", "s3:GetBucketLocation");
        row("GET", BUCKET, "policyStatus", "GetBucketPolicyStatus", "s3:GetBucketPolicyStatus");

        row("GET", BUCKET, "policy", "GetBucketPolicy", "s3:GetBucketPolicy");
        row("PUT", BUCKET, "policy", "PutBucketPolicy", "s3:PutBucketPolicy");
        row("DELETE", BUCKET, "policy", "DeleteBucketPolicy", "s3:DeleteBucketPolicy");
        setting("website", "BucketWebsite", "BucketWebsite", "s3:DeleteBucketWebsite");
        setting("acl", "BucketAcl", "BucketAcl");
        setting("versioning", "BucketVersioning", "BucketVersioning");
        setting("logging", "BucketLogging", "BucketLogging");
        setting("notification", "BucketNotificationConfiguration", "BucketNotification");
        setting("requestPayment", "BucketRequestPayment", "BucketRequestPayment");
        setting("accelerate", "BucketAccelerateConfiguration", "AccelerateConfiguration");
        setting("object-lock", "ObjectLockConfiguration", "BucketObjectLockConfiguration");
        // Deleting these is a permission to put.
        setting("tagging", "BucketTagging", "BucketTagging", "s3:PutBucketTagging");
        setting("encryption", "BucketEncryption", "EncryptionConfiguration", "s3:PutEncryptionConfiguration");
        setting("lifecycle", "BucketLifecycleConfiguration", "LifecycleConfiguration", "s3:PutLifecycleConfiguration");
        setting("cors", "BucketCors", "BucketCORS", "s3:PutBucketCORS");
        setting("replication", "BucketReplication", "ReplicationConfiguration", "s3:PutReplicationConfiguration");
        setting("publicAccessBlock", "PublicAccessBlock", "BucketPublicAccessBlock", "s3:PutBucketPublicAccessBlock");
        setting(
                "ownershipControls",
                "BucketOwnershipControls",
                "BucketOwnershipControls",
                "s3:PutBucketOwnershipControls");
        setting("analytics", "BucketAnalyticsConfiguration", "AnalyticsConfiguration", "s3:PutAnalyticsConfiguration");
        setting("inventory", "BucketInventoryConfiguration", "InventoryConfiguration", "s3:PutInventoryConfiguration");
        setting("metrics", "BucketMetricsConfiguration", "MetricsConfiguration", "s3:PutMetricsConfiguration");
        setting(
                "intelligent-tiering",
                "BucketIntelligentTieringConfiguration",
                "IntelligentTieringConfiguration",
                "s3:PutIntelligentTieringConfiguration");

        row("GET", BUCKET, "", "ListObjects", "s3:ListBucket");
        row("HEAD", BUCKET, "", "HeadBucket", "s3:ListBucket");
        row("PUT", BUCKET, "", "CreateBucket", "s3:CreateBucket");
        row("DELETE", BUCKET, "", "DeleteBucket", "s3:DeleteBucket");
        row("GET", SERVICE, "", "ListBuckets", "s3:ListAllMyBuckets");
    }

    private S3Operations() {}

    static Optional<S3Operation> find(String method, S3Request request) {
        return TABLE.stream().filter(row -> row.matches(method, request)).findFirst();
    }

    private static void row(String method, S3Address.Level level, String marker, String name, String action) {
        TABLE.add(new S3Operation(name, method, level, marker, action, null));
    }

    private static void versioned(String method, String marker, String name, String action, String versionAction) {
        TABLE.add(new S3Operation(name, method, OBJECT, marker, action, versionAction));
    }

    /** GET and PUT of a bucket setting. */
    private static void setting(String marker, String name, String action) {
        row("GET", BUCKET, marker, "Get" + name, "s3:Get" + action);
        row("PUT", BUCKET, marker, "Put" + name, "s3:Put" + action);
    }

    /** GET, PUT and DELETE of a bucket setting. */
    private static void setting(String marker, String name, String action, String deleteAction) {
        setting(marker, name, action);
        row("DELETE", BUCKET, marker, "Delete" + name, deleteAction);
    }
}
