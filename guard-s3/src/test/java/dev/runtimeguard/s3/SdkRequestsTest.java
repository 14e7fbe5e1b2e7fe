package dev.runtimeguard.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.PutBucketReplicationRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;

/** Requests as the SDK makes them: proof of the members' names. */
class SdkRequestsTest {

    private static final String OBJECT = " arn:aws:s3:::b/a/k";
    private static final String KEY = " arn:aws:kms:eu-west-1:123456789012:key/";

    @Test
    void version() {
        assertThat(Required.by(GetObjectRequest.builder()
                        .bucket("b")
                        .key("a/k")
                        .versionId("v")
                        .build()))
                .containsExactly("s3:GetObjectVersion" + OBJECT);
    }

    @Test
    void putWithEverythingThatAddsAnAction() {
        assertThat(Required.by(PutObjectRequest.builder()
                        .bucket("b")
                        .key("a/k")
                        .acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL)
                        .tagging("a=b")
                        .objectLockRetainUntilDate(Instant.EPOCH)
                        .objectLockLegalHoldStatus(ObjectLockLegalHoldStatus.ON)
                        .ifMatch("etag")
                        .ssekmsKeyId("1234abcd")
                        .build()))
                .containsExactly(
                        "s3:PutObject" + OBJECT,
                        "s3:PutObjectAcl" + OBJECT,
                        "s3:PutObjectTagging" + OBJECT,
                        "s3:PutObjectRetention" + OBJECT,
                        "s3:PutObjectLegalHold" + OBJECT,
                        "s3:GetObject" + OBJECT,
                        "kms:GenerateDataKey" + KEY + "1234abcd");
    }

    @Test
    void grantsAreAnAcl() {
        assertThat(Required.by(PutObjectRequest.builder()
                        .bucket("b")
                        .key("a/k")
                        .grantReadACP("id=1")
                        .build()))
                .containsExactly("s3:PutObject" + OBJECT, "s3:PutObjectAcl" + OBJECT);
    }

    @ParameterizedTest
    @CsvSource({
        "1234abcd, arn:aws:kms:eu-west-1:123456789012:key/1234abcd",
        "mrk-1, arn:aws:kms:eu-west-1:123456789012:key/mrk-1",
        "arn:aws:kms:us-east-1:210987654321:key/k, arn:aws:kms:us-east-1:210987654321:key/k",
        "alias/app, arn:aws:kms:eu-west-1:123456789012:key/*",
        "arn:aws:kms:us-east-1:210987654321:alias/app, arn:aws:kms:us-east-1:210987654321:key/*",
    })
    void keysOfUploadsInParts(String name, String arn) {
        assertThat(Required.by(CreateMultipartUploadRequest.builder()
                        .bucket("b")
                        .key("a/k")
                        .ssekmsKeyId(name)
                        .build()))
                .containsExactly("s3:PutObject" + OBJECT, "kms:GenerateDataKey " + arn, "kms:Decrypt " + arn);
    }

    @Test
    void theManagedKeyNeedsNoPermission() {
        assertThat(Required.by(PutObjectRequest.builder()
                        .bucket("b")
                        .key("a/k")
                        .ssekmsKeyId("alias/aws/s3")
                        .build()))
                .containsExactly("s3:PutObject" + OBJECT);
    }

    @Test
    void copyBySourceMembers() {
        assertThat(Required.by(CopyObjectRequest.builder()
                        .sourceBucket("src")
                        .sourceKey("x+y%20")
                        .sourceVersionId("v")
                        .destinationBucket("b")
                        .destinationKey("a/k")
                        .build()))
                .containsExactly("s3:PutObject" + OBJECT, "s3:GetObjectVersion arn:aws:s3:::src/x+y%20");
    }

    // The SDK deprecates the member, and still sends the request with it.
    @SuppressWarnings("deprecation")
    @Test
    void copyByHeader() {
        assertThat(Required.by(UploadPartCopyRequest.builder()
                        .copySource("/src/x%2By?versionId=v")
                        .destinationBucket("b")
                        .destinationKey("a/k")
                        .build()))
                .containsExactly("s3:PutObject" + OBJECT, "s3:GetObjectVersion arn:aws:s3:::src/x+y");
    }

    @Test
    void deletes() {
        assertThat(Required.by(DeleteObjectRequest.builder()
                        .bucket("b")
                        .key("a/k")
                        .versionId("v")
                        .bypassGovernanceRetention(true)
                        .build()))
                .containsExactly("s3:DeleteObjectVersion" + OBJECT, "s3:BypassGovernanceRetention" + OBJECT);
        assertThat(Required.by(DeleteObjectsRequest.builder()
                        .bucket("b")
                        .delete(all -> all.objects(
                                ObjectIdentifier.builder().key("a/k").build(),
                                ObjectIdentifier.builder()
                                        .key("x")
                                        .versionId("v")
                                        .build()))
                        .build()))
                .containsExactly("s3:DeleteObject" + OBJECT, "s3:DeleteObjectVersion arn:aws:s3:::b/x");
    }

    @Test
    void manyDeletesGoByTheirDirectory() {
        assertThat(Required.by(deleting(i -> "logs/2026/" + i)))
                .containsExactly("s3:DeleteObject arn:aws:s3:::b/logs/2026/**");
        assertThat(Required.by(deleting(i -> "log" + i))).containsExactly("s3:DeleteObject arn:aws:s3:::b/*");
    }

    private static DeleteObjectsRequest deleting(IntFunction<String> key) {
        List<ObjectIdentifier> objects = IntStream.range(0, 1000)
                .mapToObj(i -> ObjectIdentifier.builder().key(key.apply(i)).build())
                .toList();
        return DeleteObjectsRequest.builder()
                .bucket("b")
                .delete(all -> all.objects(objects))
                .build();
    }

    @Test
    void createBucket() {
        assertThat(Required.by(CreateBucketRequest.builder()
                        .bucket("b")
                        .acl("public-read")
                        .objectLockEnabledForBucket(true)
                        .objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED)
                        .createBucketConfiguration(configuration -> configuration.tags(
                                Tag.builder().key("k").value("v").build()))
                        .build()))
                .containsExactly(
                        "s3:CreateBucket arn:aws:s3:::b",
                        "s3:PutBucketAcl arn:aws:s3:::b",
                        "s3:PutBucketObjectLockConfiguration arn:aws:s3:::b",
                        "s3:PutBucketVersioning arn:aws:s3:::b",
                        "s3:PutBucketOwnershipControls arn:aws:s3:::b",
                        "s3:TagResource arn:aws:s3:::b");
        assertThat(Required.by(CreateBucketRequest.builder()
                        .bucket("b")
                        .acl("private")
                        .createBucketConfiguration(configuration -> configuration.locationConstraint("eu-west-1"))
                        .build()))
                .containsExactly("s3:CreateBucket arn:aws:s3:::b");
    }

    @Test
    void replication() {
        assertThat(Required.by(PutBucketReplicationRequest.builder()
                        .bucket("b")
                        .replicationConfiguration(configuration -> configuration.role("arn:aws:iam::1:role/r"))
                        .build()))
                .containsExactly("s3:PutReplicationConfiguration arn:aws:s3:::b", "iam:PassRole arn:aws:iam::1:role/r");
    }
}
