package dev.runtimeguard.s3;

import dev.runtimeguard.iam.RequestFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The further actions of S3 that fields of a request make necessary, as the Amazon S3 User Guide lists them.
 *
 * <p>A copy keeps the source's tags unless {@code TaggingDirective} is {@code REPLACE}, and then needs
 * s3:GetObjectTagging on the source and s3:PutObjectTagging on the destination, but only if the source has tags, which
 * the request does not tell. Most objects have none, so the permissions are left out here and named in a check.
 */
final class ConditionalActions {

    private static final List<String> ACL_FIELDS =
            List.of("ACL", "GrantFullControl", "GrantRead", "GrantReadACP", "GrantWrite", "GrantWriteACP");

    private ConditionalActions() {}

    /** The actions on the operation's own object or bucket, in no action's place but added. */
    static List<String> of(String operation, RequestFields fields) {
        Map<String, Boolean> needed = new LinkedHashMap<>();
        switch (operation) {
            case "PutObject", "CopyObject", "CreateMultipartUpload" -> {
                needed.put("s3:PutObjectAcl", hasAny(fields, ACL_FIELDS));
                needed.put("s3:PutObjectTagging", has(fields, "Tagging"));
                needed.put(
                        "s3:PutObjectRetention",
                        has(fields, "ObjectLockMode") || has(fields, "ObjectLockRetainUntilDate"));
                needed.put("s3:PutObjectLegalHold", has(fields, "ObjectLockLegalHoldStatus"));
                needed.put("s3:GetObject", comparesETag(fields.text("IfMatch")));
            }
            case "CompleteMultipartUpload" -> needed.put("s3:GetObject", comparesETag(fields.text("IfMatch")));
            case "DeleteObject" -> {
                needed.put("s3:GetObject", comparesETag(fields.text("IfMatch")));
                needed.put("s3:BypassGovernanceRetention", bypasses(fields));
            }
            case "DeleteObjects", "PutObjectRetention" -> needed.put("s3:BypassGovernanceRetention", bypasses(fields));
            case "CreateBucket" -> {
                // The API reference exempts the private ACL here, and here only.
                boolean onlyPrivate = "private".equals(fields.text("ACL"))
                        && !hasAny(fields, ACL_FIELDS.subList(1, ACL_FIELDS.size()));
                boolean lock = "true".equals(fields.text("ObjectLockEnabledForBucket"));
                needed.put("s3:PutBucketAcl", hasAny(fields, ACL_FIELDS) && !onlyPrivate);
                needed.put("s3:PutBucketObjectLockConfiguration", lock);
                needed.put("s3:PutBucketVersioning", lock);
                needed.put("s3:PutBucketOwnershipControls", has(fields, "ObjectOwnership"));
                needed.put("s3:TagResource", Fields.at(fields, "CreateBucketConfiguration", "Tags") != null);
            }
            default -> {}
        }
        return needed.keySet().stream().filter(needed::get).toList();
    }

    /** A delete or a write that compares an ETag reads the object; {@code *} only asks whether there is one. */
    static boolean comparesETag(String condition) {
        return condition != null && !condition.equals("*");
    }

    private static boolean bypasses(RequestFields fields) {
        return "true".equals(fields.text("BypassGovernanceRetention"));
    }

    private static boolean hasAny(RequestFields fields, List<String> names) {
        return names.stream().anyMatch(name -> has(fields, name));
    }

    private static boolean has(RequestFields fields, String name) {
        Object value = fields.get(name);
        return value != null && !"".equals(value);
    }
}
