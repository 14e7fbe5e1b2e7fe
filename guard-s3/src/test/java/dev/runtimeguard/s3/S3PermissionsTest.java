package dev.runtimeguard.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.iam.ArnContext;
import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.RequiredPermission;
import dev.runtimeguard.report.Confidence;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operations whose permissions are not named like them, and the fields that change them. */
class S3PermissionsTest {

    private static final String OBJECT = "arn:aws:s3:::b/a/k";
    private static final String BUCKET = "arn:aws:s3:::b";

    @ParameterizedTest
    @CsvSource({
        "HeadObject, s3:GetObject",
        "SelectObjectContent, s3:GetObject",
        "CreateMultipartUpload, s3:PutObject",
        "UploadPart, s3:PutObject",
        "CompleteMultipartUpload, s3:PutObject",
        "AbortMultipartUpload, s3:AbortMultipartUpload",
        "ListParts, s3:ListMultipartUploadParts",
        "DeleteObjects, s3:DeleteObject",
    })
    void objectOperations(String operation, String action) {
        String key = operation.equals("DeleteObjects") ? "*" : "a/k";
        assertThat(Required.by(operation, Map.of("Bucket", "b", "Key", "a/k")))
                .containsExactly(action + " arn:aws:s3:::b/" + key);
    }

    @ParameterizedTest
    @CsvSource({
        "GetObject, s3:GetObjectVersion",
        "HeadObject, s3:GetObjectVersion",
        "GetObjectAcl, s3:GetObjectVersionAcl",
        "GetObjectTagging, s3:GetObjectVersionTagging",
        "PutObjectAcl, s3:PutObjectVersionAcl",
        "PutObjectTagging, s3:PutObjectVersionTagging",
        "DeleteObject, s3:DeleteObjectVersion",
        "DeleteObjectTagging, s3:DeleteObjectVersionTagging",
        "GetObjectRetention, s3:GetObjectRetention",
        "PutObjectLegalHold, s3:PutObjectLegalHold",
        "RestoreObject, s3:RestoreObject",
    })
    void operationsOnAVersion(String operation, String action) {
        assertThat(Required.by(operation, Map.of("Bucket", "b", "Key", "a/k", "VersionId", "v1")))
                .containsExactly(action + ' ' + OBJECT);
    }

    @ParameterizedTest
    @CsvSource({
        "HeadBucket, s3:ListBucket",
        "ListObjects, s3:ListBucket",
        "ListObjectsV2, s3:ListBucket",
        "ListObjectVersions, s3:ListBucketVersions",
        "ListMultipartUploads, s3:ListBucketMultipartUploads",
        "GetBucketLifecycleConfiguration, s3:GetLifecycleConfiguration",
        "DeleteBucketLifecycle, s3:PutLifecycleConfiguration",
        "GetBucketEncryption, s3:GetEncryptionConfiguration",
        "DeleteBucketEncryption, s3:PutEncryptionConfiguration",
        "PutBucketReplication, s3:PutReplicationConfiguration",
        "GetBucketNotificationConfiguration, s3:GetBucketNotification",
        "GetBucketCors, s3:GetBucketCORS",
        "ListBucketInventoryConfigurations, s3:GetInventoryConfiguration",
        "GetObjectLockConfiguration, s3:GetBucketObjectLockConfiguration",
        "DeletePublicAccessBlock, s3:PutBucketPublicAccessBlock",
        "DeleteBucketTagging, s3:PutBucketTagging",
        "DeleteBucketWebsite, s3:DeleteBucketWebsite",
        "GetBucketMetadataConfiguration, s3:GetBucketMetadataTableConfiguration",
    })
    void bucketOperations(String operation, String action) {
        assertThat(Required.by(operation, Map.of("Bucket", "b"))).containsExactly(action + ' ' + BUCKET);
    }

    @Test
    void operationsWithoutAResource() {
        assertThat(Required.by("ListBuckets", Map.of())).containsExactly("s3:ListAllMyBuckets *");
        assertThat(Required.by("ListDirectoryBuckets", Map.of()))
                .containsExactly("s3express:ListAllMyDirectoryBuckets *");
        assertThat(Required.by("WriteGetObjectResponse", Map.of()))
                .containsExactly("s3-object-lambda:WriteGetObjectResponse *");
    }

    @Test
    void attributesNeedTheObjectAsWell() {
        assertThat(Required.by("GetObjectAttributes", Map.of("Bucket", "b", "Key", "a/k")))
                .containsExactly("s3:GetObjectAttributes " + OBJECT, "s3:GetObject " + OBJECT);
    }

    @Test
    void keysAreTakenLiterally() {
        assertThat(Required.by("GetObject", Map.of("Bucket", "b", "Key", "/a b+%20*?$\u4e2d\ud83d\ude00")))
                .containsExactly("s3:GetObject arn:aws:s3:::b//a b+%20*?$\u4e2d\ud83d\ude00");
    }

    @ParameterizedTest
    @CsvSource({"cn-north-1, aws-cn", "us-gov-west-1, aws-us-gov", "eu-west-1, aws"})
    void partitions(String region, String partition) {
        RequestFields fields = RequestFields.of(Map.of("Bucket", "b", "Key", "k"));
        assertThat(Required.by("GetObject", fields, ArnContext.of(region, null)))
                .containsExactly("s3:GetObject arn:" + partition + ":s3:::b/k");
    }

    @Test
    void whatIsNotKnownIsAWildcardAndAGuess() {
        assertThat(Required.permissions("GetObject", RequestFields.NONE, Required.IRELAND))
                .containsExactly(new RequiredPermission("s3:GetObject", "arn:aws:s3:::*", Confidence.GUESS));
        assertThat(Required.permissions("GetObject", RequestFields.of(Map.of("Bucket", "b")), Required.IRELAND))
                .containsExactly(new RequiredPermission("s3:GetObject", "arn:aws:s3:::b/*", Confidence.GUESS));
        assertThat(Required.permissions("ListObjectsV2", RequestFields.of(Map.of("Bucket", "a b")), Required.IRELAND))
                .containsExactly(new RequiredPermission("s3:ListBucket", "arn:aws:s3:::*", Confidence.GUESS));
    }

    @Test
    void writesThatCompareAnETagReadTheObject() {
        assertThat(Required.by("PutObject", Map.of("Bucket", "b", "Key", "a/k", "IfMatch", "etag")))
                .containsExactly("s3:PutObject " + OBJECT, "s3:GetObject " + OBJECT);
        assertThat(Required.by("DeleteObject", Map.of("Bucket", "b", "Key", "a/k", "IfMatch", "*")))
                .containsExactly("s3:DeleteObject " + OBJECT);
    }

    @Test
    void directoryBucketsHaveActionsOfTheirOwn() {
        String bucket = "data--euw1-az1--x-s3";
        String arn = "arn:aws:s3express:eu-west-1:123456789012:bucket/" + bucket;
        assertThat(Required.by("PutObject", Map.of("Bucket", bucket, "Key", "k", "Tagging", "a=b")))
                .containsExactly("s3express:CreateSession " + arn);
        assertThat(Required.by("HeadBucket", Map.of("Bucket", bucket)))
                .containsExactly("s3express:CreateSession " + arn);
        assertThat(Required.by("PutBucketPolicy", Map.of("Bucket", bucket)))
                .containsExactly("s3express:PutBucketPolicy " + arn);
        assertThat(Required.by("CreateBucket", Map.of("Bucket", bucket, "ACL", "public-read")))
                .containsExactly("s3express:CreateBucket " + arn);
        assertThat(Required.by("GetBucketAcl", Map.of("Bucket", bucket))).isEmpty();
        assertThat(Required.by("RenameObject", Map.of("Bucket", bucket, "Key", "k")))
                .containsExactly("s3express:CreateSession " + arn);
        assertThat(Required.by("PutObject", Map.of("Bucket", bucket, "Key", "k", "SSEKMSKeyId", "id")))
                .containsExactly(
                        "s3express:CreateSession " + arn,
                        "kms:GenerateDataKey arn:aws:kms:eu-west-1:123456789012:key/id",
                        "kms:Decrypt arn:aws:kms:eu-west-1:123456789012:key/id");
    }

    @Test
    void replicationPassesItsRole() {
        Map<String, Object> fields = Map.of(
                "Bucket", "b", "ReplicationConfiguration", RequestFields.of(Map.of("Role", "arn:aws:iam::1:role/r")));
        assertThat(Required.by("PutBucketReplication", fields))
                .containsExactly("s3:PutReplicationConfiguration " + BUCKET, "iam:PassRole arn:aws:iam::1:role/r");
    }

    @Test
    void copiesBetweenKindsOfBuckets() {
        Map<String, Object> fields =
                Map.of("Bucket", "b", "Key", "a/k", "CopySource", "data--euw1-az1--x-s3/x?versionId=1");
        assertThat(Required.by("CopyObject", fields))
                .containsExactly(
                        "s3:PutObject " + OBJECT,
                        "s3express:CreateSession"
                                + " arn:aws:s3express:eu-west-1:123456789012:bucket/data--euw1-az1--x-s3");
    }
}
