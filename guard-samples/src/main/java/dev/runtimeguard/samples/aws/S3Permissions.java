package dev.runtimeguard.samples.aws;

import java.util.ArrayList;
import java.util.List;

/** What a call needs besides its row in the table: for headers that set things which have actions of their own. */
final class S3Permissions {
    private S3Permissions() {}

    /** The permissions of a call, in the order S3 is known to check them; not those on a copy's source, nor KMS. */
    static List<Permission> of(S3Call s3) {
        S3Operation operation = s3.operation();
        return switch (s3.request().address().level()) {
            case SERVICE ->
                List.of(Permission.of(operation.action(), s3.request().address().arn())
                        .shownAs(null));
            case BUCKET -> s3.bucket() == null ? createBucket(s3) : List.of(s3.onBucket(operation.action()));
            case OBJECT -> object(s3);
        };
    }

    private static List<Permission> object(S3Call s3) {
        S3Operation operation = s3.operation();
        boolean version = s3.request().versionId() != null && operation.versionAction() != null;
        List<String> actions = new ArrayList<>();
        actions.add(version ? operation.versionAction() : operation.action());
        switch (operation.name()) {
            case "PutObject", "CopyObject", "CreateMultipartUpload" -> {
                if (hasAcl(s3.request())) {
                    actions.add("s3:PutObjectAcl");
                }
                if (s3.request().header("x-amz-tagging") != null) {
                    actions.add("s3:PutObjectTagging");
                }
                if (s3.request().header("x-amz-object-lock-mode") != null) {
                    actions.add("s3:PutObjectRetention");
                }
                if (s3.request().header("x-amz-object-lock-legal-hold") != null) {
                    actions.add("s3:PutObjectLegalHold");
                }
            }
            case "GetObjectAttributes" -> actions.add(version ? "s3:GetObjectVersion" : "s3:GetObject");
            case "DeleteObject", "PutObjectRetention" -> {
                if ("true".equalsIgnoreCase(s3.request().header("x-amz-bypass-governance-retention"))) {
                    actions.add("s3:BypassGovernanceRetention");
                }
            }
            default -> {
                // the row says it all
            }
        }
        return actions.stream().map(a -> s3.onObject(a, s3.key())).toList();
    }

    private static List<Permission> createBucket(S3Call s3) {
        S3Request request = s3.request();
        List<String> actions = new ArrayList<>();
        actions.add(s3.operation().action());
        if (hasAcl(request)) {
            actions.add("s3:PutBucketAcl");
        }
        if ("true".equalsIgnoreCase(request.header("x-amz-bucket-object-lock-enabled"))) {
            actions.add("s3:PutBucketObjectLockConfiguration");
            actions.add("s3:PutBucketVersioning");
        }
        if (request.header("x-amz-object-ownership") != null) {
            actions.add("s3:PutBucketOwnershipControls");
        }
        String arn = request.address().arn();
        return actions.stream()
                .map(action -> Permission.of(action, arn).shownAs('"' + arn + '"'))
                .toList();
    }

    private static boolean hasAcl(S3Request request) {
        return request.header("x-amz-acl") != null
                || request.call().request().headers().keySet().stream().anyMatch(h -> h.startsWith("x-amz-grant-"));
    }
}
