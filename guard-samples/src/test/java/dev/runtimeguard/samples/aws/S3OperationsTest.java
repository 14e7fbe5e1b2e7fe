package dev.runtimeguard.samples.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/** The operations do what S3 does, and ask for the permissions S3 asks for. */
class S3OperationsTest {
    private LocalAws aws;
    private Role role;
    private S3Client s3;

    @BeforeEach
    void start() throws Exception {
        aws = LocalAws.start();
        aws.createBucket("b").put("k", "content");
        role = aws.createRole("fn-role").putPolicy("all", Policies.allow("*", "*"));
        s3 = Clients.s3(aws, role.assume("fn"));
    }

    @AfterEach
    void stop() throws Exception {
        s3.close();
        aws.close();
    }

    static List<Arguments> operations() {
        return List.of(
                needs(s -> s.headObject(r -> r.bucket("b").key("k")), "s3:GetObject arn:aws:s3:::b/k"),
                needs(s -> s.getObjectAsBytes(r -> r.bucket("b").key("k")), "s3:GetObject arn:aws:s3:::b/k"),
                needs(
                        s -> s.getObjectAsBytes(r -> r.bucket("b").key("k").versionId("null")),
                        "s3:GetObjectVersion arn:aws:s3:::b/k"),
                needs(s -> s.deleteObject(r -> r.bucket("b").key("k")), "s3:DeleteObject arn:aws:s3:::b/k"),
                needs(
                        s -> s.deleteObject(r -> r.bucket("b").key("k").versionId("null")),
                        "s3:DeleteObjectVersion arn:aws:s3:::b/k"),
                needs(s -> s.listObjects(r -> r.bucket("b")), "s3:ListBucket arn:aws:s3:::b"),
                needs(s -> s.listObjectsV2(r -> r.bucket("b")), "s3:ListBucket arn:aws:s3:::b"),
                needs(s -> s.headBucket(r -> r.bucket("b")), "s3:ListBucket arn:aws:s3:::b"),
                needs(s -> s.listObjectVersions(r -> r.bucket("b")), "s3:ListBucketVersions arn:aws:s3:::b"),
                needs(s -> s.listMultipartUploads(r -> r.bucket("b")), "s3:ListBucketMultipartUploads arn:aws:s3:::b"),
                needs(S3Client::listBuckets, "s3:ListAllMyBuckets arn:aws:s3:::*"),
                needs(s -> s.createBucket(r -> r.bucket("new")), "s3:CreateBucket arn:aws:s3:::new"),
                needs(s -> s.getBucketLocation(r -> r.bucket("b")), "s3:GetBucketLocation arn:aws:s3:::b"),
                needs(s -> s.getBucketVersioning(r -> r.bucket("b")), "s3:GetBucketVersioning arn:aws:s3:::b"),
                needs(s -> s.getBucketEncryption(r -> r.bucket("b")), "s3:GetEncryptionConfiguration arn:aws:s3:::b"),
                needs(s -> s.deleteBucketCors(r -> r.bucket("b")), "s3:PutBucketCORS arn:aws:s3:::b"),
                needs(
                        s -> s.getBucketLifecycleConfiguration(r -> r.bucket("b")),
                        "s3:GetLifecycleConfiguration arn:aws:s3:::b"),
                needs(s -> s.deleteBucketPolicy(r -> r.bucket("b")), "s3:DeleteBucketPolicy arn:aws:s3:::b"),
                needs(s -> s.getObjectAcl(r -> r.bucket("b").key("k")), "s3:GetObjectAcl arn:aws:s3:::b/k"),
                needs(s -> s.getObjectTagging(r -> r.bucket("b").key("k")), "s3:GetObjectTagging arn:aws:s3:::b/k"),
                needs(s -> s.createMultipartUpload(r -> r.bucket("b").key("k")), "s3:PutObject arn:aws:s3:::b/k"),
                needs(
                        s -> s.copyObject(r -> r.sourceBucket("b")
                                .sourceKey("k")
                                .destinationBucket("b")
                                .destinationKey("l")),
                        "s3:PutObject arn:aws:s3:::b/l",
                        "s3:GetObject arn:aws:s3:::b/k"),
                needs(
                        s -> s.putObject(
                                r -> r.bucket("b")
                                        .key("l")
                                        .acl(ObjectCannedACL.PRIVATE)
                                        .tagging("a=b")
                                        .objectLockLegalHoldStatus(ObjectLockLegalHoldStatus.ON),
                                RequestBody.fromString("x")),
                        "s3:PutObject arn:aws:s3:::b/l",
                        "s3:PutObjectAcl arn:aws:s3:::b/l",
                        "s3:PutObjectTagging arn:aws:s3:::b/l",
                        "s3:PutObjectLegalHold arn:aws:s3:::b/l"));
    }

    private static Arguments needs(Consumer<S3Client> call, String... permissions) {
        return Arguments.of(permissions[0], call, List.of(permissions));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void asksForItsPermissionsAndIsDeniedWithoutAnyOfThem(
            String name, Consumer<S3Client> call, List<String> permissions) {
        call.accept(s3);
        assertThat(aws.journal().entries().get(0).checks())
                .extracting(check -> check.action() + " " + check.resource())
                .containsExactlyElementsOf(permissions);
        for (String permission : permissions) {
            role.putPolicy("deny", Policies.deny(permission.split(" ", -1)[0], "*"));
            assertThat(catchThrowableOfType(S3Exception.class, () -> call.accept(s3))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void objectsKeepTheirMetadataTagsAndRanges() {
        s3.putObject(
                r -> r.bucket("b").key("m").contentType("text/plain").metadata(java.util.Map.of("a", "ü")),
                RequestBody.fromString("0123456789"));
        s3.putObjectTagging(r -> r.bucket("b")
                .key("m")
                .tagging(t -> t.tagSet(Tag.builder().key("x").value("y & z").build())));
        var got = s3.getObjectAsBytes(r -> r.bucket("b").key("m").range("bytes=2-4"));
        assertThat(got.asUtf8String()).isEqualTo("234");
        assertThat(got.response().contentRange()).isEqualTo("bytes 2-4/10");
        assertThat(got.response().contentType()).isEqualTo("text/plain");
        assertThat(got.response().metadata()).containsKey("a");
        assertThat(s3.getObjectTagging(r -> r.bucket("b").key("m")).tagSet())
                .extracting(Tag::value)
                .containsExactly("y & z");
        assertThat(s3.headObject(r -> r.bucket("b").key("m")).contentLength()).isEqualTo(10);
        s3.copyObject(r -> r.sourceBucket("b")
                .sourceKey("m")
                .destinationBucket("b")
                .destinationKey("n")
                .metadataDirective(MetadataDirective.COPY)
                .taggingDirective(TaggingDirective.COPY));
        assertThat(s3.getObjectTagging(r -> r.bucket("b").key("n")).tagSet()).hasSize(1);
    }

    @Test
    void listingsPageAndGroup() {
        for (int i = 0; i < 5; i++) {
            aws.bucket("b").put("dir/" + i, "x").put("dir/sub/" + i, "x");
        }
        var grouped = s3.listObjectsV2(r -> r.bucket("b").prefix("dir/").delimiter("/"));
        assertThat(grouped.contents()).hasSize(5);
        assertThat(grouped.commonPrefixes()).extracting(p -> p.prefix()).containsExactly("dir/sub/");
        assertThat(s3.listObjectsV2Paginator(r -> r.bucket("b").maxKeys(2)).contents().stream())
                .hasSize(11);
    }

    @Test
    void versionsAndDeleteMarkers() {
        s3.putBucketVersioning(
                r -> r.bucket("b").versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
        String first = s3.putObject(r -> r.bucket("b").key("v"), RequestBody.fromString("1"))
                .versionId();
        s3.putObject(r -> r.bucket("b").key("v"), RequestBody.fromString("2"));
        assertThat(s3.deleteObject(r -> r.bucket("b").key("v")).deleteMarker()).isTrue();
        assertThat(s3.getObjectAsBytes(r -> r.bucket("b").key("v").versionId(first))
                        .asUtf8String())
                .isEqualTo("1");
        var versions = s3.listObjectVersions(r -> r.bucket("b").prefix("v"));
        assertThat(versions.versions()).hasSize(2);
        assertThat(versions.deleteMarkers()).hasSize(1);
    }

    @Test
    void multipartUploadWithACopiedPart() {
        String id = s3.createMultipartUpload(r -> r.bucket("b").key("big")).uploadId();
        String one = s3.uploadPart(
                        r -> r.bucket("b").key("big").uploadId(id).partNumber(1), RequestBody.fromString("one-"))
                .eTag();
        CopyPartResult two = s3.uploadPartCopy(r -> r.sourceBucket("b")
                        .sourceKey("k")
                        .destinationBucket("b")
                        .destinationKey("big")
                        .uploadId(id)
                        .partNumber(2))
                .copyPartResult();
        assertThat(s3.listParts(r -> r.bucket("b").key("big").uploadId(id)).parts())
                .hasSize(2);
        assertThat(s3.listMultipartUploads(r -> r.bucket("b")).uploads()).hasSize(1);
        s3.completeMultipartUpload(r -> r.bucket("b")
                .key("big")
                .uploadId(id)
                .multipartUpload(m -> m.parts(
                        CompletedPart.builder().partNumber(1).eTag(one).build(),
                        CompletedPart.builder().partNumber(2).eTag(two.eTag()).build())));
        assertThat(s3.getObjectAsBytes(r -> r.bucket("b").key("big")).asUtf8String())
                .isEqualTo("one-content");
        String aborted = s3.createMultipartUpload(r -> r.bucket("b").key("x")).uploadId();
        s3.abortMultipartUpload(r -> r.bucket("b").key("x").uploadId(aborted));
        assertThat(s3.listMultipartUploads(r -> r.bucket("b")).uploads()).isEmpty();
    }

    @Test
    void bucketsAndTheirPolicy() {
        s3.createBucket(r -> r.bucket("fresh"));
        assertThat(s3.listBuckets().buckets()).extracting(x -> x.name()).containsExactly("b", "fresh");
        String policy = Policies.statement("Deny", "'*'", "s3:DeleteBucket", "arn:aws:s3:::fresh");
        s3.putBucketPolicy(r -> r.bucket("fresh").policy(policy));
        assertThat(s3.getBucketPolicy(r -> r.bucket("fresh")).policy()).isEqualTo(policy);
        S3Exception malformed = catchThrowableOfType(
                S3Exception.class,
                () -> s3.putBucketPolicy(r -> r.bucket("fresh").policy(Policies.allow("s3:*", "*"))));
        assertThat(malformed.awsErrorDetails().errorCode()).isEqualTo("MalformedPolicy");
        s3.deleteBucketPolicy(r -> r.bucket("fresh"));
        s3.deleteBucket(r -> r.bucket("fresh"));
        S3Exception gone = catchThrowableOfType(S3Exception.class, () -> s3.listObjectsV2(r -> r.bucket("fresh")));
        assertThat(gone.awsErrorDetails().errorCode()).isEqualTo("NoSuchBucket");
    }
}
