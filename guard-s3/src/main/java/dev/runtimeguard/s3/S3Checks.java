package dev.runtimeguard.s3;

import dev.runtimeguard.iam.ArnContext;
import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.report.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The questions that tell apart what a 403 of S3 can mean besides a missing permission, each a command for somebody who
 * may ask. Sources: the Amazon S3 User Guide's page on 403 errors, the API reference of the operations.
 */
final class S3Checks {

    private static final int MAX_CHECKS = 3;
    private static final ArnContext ANYWHERE = ArnContext.of(null, null);

    private static final Set<String> DECRYPTING =
            Set.of("GetObject", "HeadObject", "GetObjectAttributes", "SelectObjectContent");
    private static final Set<String> ENCRYPTING = Set.of(
            "PutObject",
            "CopyObject",
            "CreateMultipartUpload",
            "UploadPart",
            "UploadPartCopy",
            "CompleteMultipartUpload");

    private final Operation operation;
    private final RequestFields fields;
    private final String bucket;
    private final BucketKind kind;
    private final List<Remedy> checks = new ArrayList<>();

    private S3Checks(Operation operation, RequestFields fields) {
        this.operation = operation;
        this.fields = fields;
        this.bucket = RequestNames.bucket(operation, fields);
        this.kind = BucketNames.read(bucket, ANYWHERE).kind();
    }

    /** The checks for a denied request, the likeliest cause first. */
    static List<Remedy> of(Operation operation, RequestFields fields) {
        S3Checks request = new S3Checks(operation, fields);
        if (request.kind != BucketKind.UNKNOWN && !operation.name().equals("CreateBucket")) {
            request.addAll();
        }
        return List.copyOf(request.checks.subList(0, Math.min(MAX_CHECKS, request.checks.size())));
    }

    private void addAll() {
        String name = operation.name();
        if (operation.target() == Operation.Target.COPY) {
            copySource();
        } else if (operation.target() == Operation.Target.OBJECT && readsObject(name)) {
            missingObject(bucket, kind, fields.text("Key"), fields.text("VersionId"));
        }
        if (ENCRYPTING.contains(name)) {
            publicAcl();
            keyAlias();
            defaultEncryption();
        }
        expectedOwner();
        if (DECRYPTING.contains(name)) {
            objectEncryption();
        }
        resourcePolicy();
    }

    private static boolean readsObject(String name) {
        return name.startsWith("Get") || name.startsWith("Head") || name.startsWith("Select");
    }

    private void copySource() {
        CopySource source = CopySource.of(fields);
        BucketKind from = BucketNames.read(source.bucket(), ANYWHERE).kind();
        missingObject(source.bucket(), from, source.key(), source.versionId());
        boolean keepsTags = !"REPLACE".equals(fields.text("TaggingDirective"));
        boolean known = from == BucketKind.GENERAL_PURPOSE && source.key() != null;
        if (known && keepsTags && operation.name().equals("CopyObject")) {
            Command command = new Command("aws s3api get-object-tagging")
                    .option("bucket", source.bucket())
                    .option("key", source.key());
            check(
                    "does the source have tags? Copying them needs s3:GetObjectTagging on the source and"
                            + " s3:PutObjectTagging on the destination; TaggingDirective REPLACE leaves them",
                    command);
        }
    }

    private void missingObject(String in, BucketKind ofKind, String key, String version) {
        // A directory bucket's denial is about the session, before any object is looked for.
        if (in == null || key == null || ofKind == BucketKind.DIRECTORY || ofKind == BucketKind.UNKNOWN) {
            return;
        }
        if (version != null) {
            Command command = new Command("aws s3api head-object")
                    .option("bucket", in)
                    .option("key", key)
                    .option("version-id", version);
            check(
                    "does the version exist? S3 answers 403 instead of 404 for a missing one to who may not list the"
                            + " bucket",
                    command);
        } else {
            Command command = new Command("aws s3api list-objects-v2")
                    .option("bucket", in)
                    .option("prefix", key)
                    .option("max-keys", "1");
            check(
                    "does the object exist? S3 answers 403 instead of 404 for a missing key to who lacks s3:ListBucket"
                            + " on the bucket",
                    command);
        }
    }

    private void publicAcl() {
        String acl = fields.text("ACL");
        if (acl != null && acl.startsWith("public-") && kind == BucketKind.GENERAL_PURPOSE) {
            check(
                    "is ACL " + acl + " blocked? Block Public Access refuses it whatever the role may do",
                    new Command("aws s3api get-public-access-block").option("bucket", bucket));
        }
    }

    private void keyAlias() {
        KmsKey key = KmsKey.of(fields.text("SSEKMSKeyId"), ANYWHERE);
        if (key != null && key.alias() != null) {
            check(
                    "which key is behind the alias? An alias is no resource of KMS actions: put the key's ARN in place"
                            + " of key/*",
                    new Command("aws kms describe-key --query KeyMetadata.Arn --output text")
                            .option("key-id", key.alias()));
        }
    }

    private void defaultEncryption() {
        boolean hasOwnKey = fields.text("SSEKMSKeyId") != null;
        if (!hasOwnKey && (kind == BucketKind.GENERAL_PURPOSE || kind == BucketKind.DIRECTORY)) {
            check(
                    "does the bucket encrypt with a KMS key? Then the role needs kms:GenerateDataKey on the key, for an"
                            + " upload in parts kms:Decrypt as well",
                    new Command("aws s3api get-bucket-encryption").option("bucket", bucket));
        }
    }

    private void objectEncryption() {
        String key = fields.text("Key");
        if (key != null && kind == BucketKind.GENERAL_PURPOSE) {
            check(
                    "is the object encrypted with a KMS key? Then the role needs kms:Decrypt on the key this prints",
                    new Command("aws s3api head-object --query SSEKMSKeyId --output text")
                            .option("bucket", bucket)
                            .option("key", key));
        }
    }

    private void expectedOwner() {
        String owner = fields.text("ExpectedBucketOwner");
        if (owner != null) {
            check(
                    "does the bucket belong to account " + owner + ", the request's ExpectedBucketOwner? If not, S3"
                            + " answers 403 whatever the policies say",
                    new Command("aws s3api head-bucket")
                            .option("bucket", bucket)
                            .option("expected-bucket-owner", owner));
        }
    }

    private void resourcePolicy() {
        if (kind == BucketKind.GENERAL_PURPOSE || kind == BucketKind.DIRECTORY) {
            check(
                    "does the bucket's policy deny it? For a bucket of another account, it must allow the role as well",
                    new Command("aws s3api get-bucket-policy --query Policy --output text").option("bucket", bucket));
        } else {
            check(
                    "may the role reach the bucket this way? The policy of the access point and that of the bucket"
                            + " behind it must both allow it",
                    new Command("aws s3api head-bucket").option("bucket", bucket));
        }
    }

    private void check(String title, Command command) {
        checks.add(new Remedy(Remedy.Kind.CHECK, title, command.toString()));
    }
}
