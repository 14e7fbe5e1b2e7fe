package dev.runtimeguard.s3;

import dev.runtimeguard.iam.ArnContext;
import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.RequiredPermission;
import dev.runtimeguard.report.Confidence;
import java.util.ArrayList;
import java.util.List;

/** The actions of other services that an operation of S3 needs: AWS KMS, IAM, S3 Tables. */
final class OtherServices {

    private OtherServices() {}

    /** Those of a request; {@code inDirectory} when it goes to a directory bucket. */
    static List<RequiredPermission> of(
            String operation, RequestFields fields, ArnContext context, boolean inDirectory) {
        return switch (operation) {
            case "PutObject", "CopyObject", "CreateMultipartUpload", "CreateSession" -> {
                KmsKey key = KmsKey.of(fields.text("SSEKMSKeyId"), context);
                // A session of a directory bucket is made for reading as well as for writing.
                boolean reads = inDirectory || operation.startsWith("Create");
                yield key == null ? List.of() : key.forWriting(reads);
            }
            case "PutBucketReplication" -> passingRole(Fields.textAt(fields, "ReplicationConfiguration", "Role"));
            case "CreateBucketMetadataConfiguration", "UpdateBucketMetadataInventoryTableConfiguration" ->
                metadataTables(
                        "arn:" + context.partition() + ":s3tables:" + context.region() + ':' + context.account()
                                + ":bucket/aws-s3",
                        true);
            case "CreateBucketMetadataTableConfiguration" -> {
                String bucket =
                        Fields.textAt(fields, "MetadataTableConfiguration", "S3TablesDestination", "TableBucketArn");
                yield bucket == null ? List.of() : metadataTables(bucket, false);
            }
            default -> List.of();
        };
    }

    private static List<RequiredPermission> passingRole(String role) {
        return role == null ? List.of() : List.of(new RequiredPermission("iam:PassRole", role, Confidence.LIKELY));
    }

    /** The Amazon S3 User Guide names these actions, but not which is evaluated on a bucket and which on its tables. */
    private static List<RequiredPermission> metadataTables(String bucket, boolean managed) {
        List<RequiredPermission> permissions = new ArrayList<>();
        if (managed) {
            permissions.add(guess("s3tables:CreateTableBucket", bucket));
        }
        permissions.add(guess("s3tables:CreateNamespace", bucket));
        permissions.add(guess("s3tables:CreateTable", bucket));
        permissions.add(guess("s3tables:CreateTable", bucket + "/table/*"));
        permissions.add(guess("s3tables:GetTable", bucket + "/table/*"));
        permissions.add(guess("s3tables:PutTablePolicy", bucket + "/table/*"));
        if (managed) {
            permissions.add(guess("s3tables:PutTableEncryption", bucket + "/table/*"));
        }
        return permissions;
    }

    private static RequiredPermission guess(String action, String resource) {
        return new RequiredPermission(action, resource, Confidence.GUESS);
    }
}
