package dev.runtimeguard.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.report.Remedy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class S3ChecksTest {

    private final S3Permissions s3 = new S3Permissions();

    @Test
    void aReadMayLackTheObjectTheKeyOrTheBucketsConsent() {
        assertThat(checks("GetObject", Map.of("Bucket", "b", "Key", "it's a/k")))
                .containsExactly(
                        "aws s3api list-objects-v2 --bucket b --prefix 'it'\\''s a/k' --max-keys 1",
                        "aws s3api head-object --query SSEKMSKeyId --output text --bucket b --key 'it'\\''s a/k'",
                        "aws s3api get-bucket-policy --query Policy --output text --bucket b");
    }

    @Test
    void aVersionIsLookedForByItself() {
        assertThat(checks("HeadObject", Map.of("Bucket", "b", "Key", "-k", "VersionId", "v")))
                .startsWith("aws s3api head-object --bucket b --key=-k --version-id v");
    }

    @Test
    void aWriteMayLackTheBucketsKey() {
        assertThat(checks("PutObject", Map.of("Bucket", "b", "Key", "k")))
                .containsExactly(
                        "aws s3api get-bucket-encryption --bucket b",
                        "aws s3api get-bucket-policy --query Policy --output text --bucket b");
        assertThat(checks("PutObject", Map.of("Bucket", "b", "Key", "k", "SSEKMSKeyId", "alias/app")))
                .startsWith("aws kms describe-key --query KeyMetadata.Arn --output text --key-id alias/app");
        assertThat(checks("PutObject", Map.of("Bucket", "b", "Key", "k", "ACL", "public-read")))
                .startsWith("aws s3api get-public-access-block --bucket b");
    }

    @Test
    void aCopyMayLackItsSource() {
        assertThat(checks("CopyObject", Map.of("DestinationBucket", "b", "CopySource", "src/x")))
                .containsExactly(
                        "aws s3api list-objects-v2 --bucket src --prefix x --max-keys 1",
                        "aws s3api get-object-tagging --bucket src --key x",
                        "aws s3api get-bucket-encryption --bucket b");
    }

    @Test
    void anExpectedOwnerMayBeWrong() {
        assertThat(checks("ListObjectsV2", Map.of("Bucket", "b", "ExpectedBucketOwner", "123456789012")))
                .containsExactly(
                        "aws s3api head-bucket --bucket b --expected-bucket-owner 123456789012",
                        "aws s3api get-bucket-policy --query Policy --output text --bucket b");
    }

    @Test
    void anAccessPointHasNoBucketPolicy() {
        String ap = "arn:aws:s3:eu-west-1:1:accesspoint/ap";
        assertThat(checks("PutObject", Map.of("Bucket", ap, "Key", "k")))
                .containsExactly("aws s3api head-bucket --bucket " + ap);
    }

    @Test
    void aDirectoryBucketDeniesBeforeItLooksForTheObject() {
        assertThat(checks("GetObject", Map.of("Bucket", "d--euw1-az1--x-s3", "Key", "k")))
                .containsExactly("aws s3api get-bucket-policy --query Policy --output text --bucket d--euw1-az1--x-s3");
    }

    @Test
    void nothingIsAskedOfABucketThatIsNotNamed() {
        assertThat(checks("GetObject", Map.of())).isEmpty();
        assertThat(checks("ListBuckets", Map.of())).isEmpty();
        assertThat(checks("CreateBucket", Map.of("Bucket", "b"))).isEmpty();
    }

    private List<String> checks(String operation, Map<String, ?> fields) {
        List<Remedy> checks = s3.checks(operation, RequestFields.of(fields));
        assertThat(checks).hasSizeLessThanOrEqualTo(3).allMatch(check -> check.kind() == Remedy.Kind.CHECK);
        return checks.stream().map(Remedy::text).toList();
    }

    @Test
    void aPolicyOnTheBucketDoesNotCoverItsObjectsNorTheReverse() {
        S3Permissions s3 = new S3Permissions();

        assertThat(s3.pitfall("arn:aws:s3:::b/reports/a:b.json"))
                .isEqualTo(
                        "An Allow on arn:aws:s3:::b covers the bucket, not its objects, which are arn:aws:s3:::b/*.");
        assertThat(s3.pitfall("arn:aws:s3:::b"))
                .isEqualTo("An Allow on arn:aws:s3:::b/* covers the objects, not the bucket, which is arn:aws:s3:::b.");
        assertThat(s3.pitfall("arn:aws:s3:::*")).isNull();
        assertThat(s3.pitfall("arn:aws:s3express:eu-west-1:1:bucket/b")).isNull();
    }
}
