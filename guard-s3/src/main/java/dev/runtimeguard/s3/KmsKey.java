package dev.runtimeguard.s3;

import dev.runtimeguard.iam.ArnContext;
import dev.runtimeguard.iam.RequiredPermission;
import dev.runtimeguard.report.Confidence;
import java.util.ArrayList;
import java.util.List;

/**
 * The key a request names for encryption with SSE-KMS, by id, ARN, alias or alias ARN.
 *
 * @param arn the key's ARN; for an alias, that of all keys of its account and region, as IAM evaluates the actions on
 *     the key behind an alias, which the request does not tell
 * @param alias the alias or its ARN, or null when the key itself is named
 */
record KmsKey(String arn, String alias) {

    /** The key of that name; null for null, and for the AWS managed key, whose own policy lets the account use it. */
    static KmsKey of(String name, ArnContext context) {
        if (name == null || name.endsWith("alias/aws/s3")) {
            return null;
        }
        if (name.startsWith("alias/")) {
            return new KmsKey(inContext("*", context), name);
        }
        int alias = name.startsWith("arn:") ? name.indexOf(":alias/") : -1;
        if (alias >= 0) {
            return new KmsKey(name.substring(0, alias) + ":key/*", name);
        }
        return new KmsKey(name.startsWith("arn:") ? name : inContext(name, context), null);
    }

    /** What writing with the key needs; an upload in parts, and a session, read what they wrote as well. */
    List<RequiredPermission> forWriting(boolean reads) {
        Confidence confidence = alias == null ? Confidence.LIKELY : Confidence.GUESS;
        List<RequiredPermission> permissions = new ArrayList<>();
        permissions.add(new RequiredPermission("kms:GenerateDataKey", arn, confidence));
        if (reads) {
            permissions.add(new RequiredPermission("kms:Decrypt", arn, confidence));
        }
        return permissions;
    }

    private static String inContext(String id, ArnContext context) {
        return "arn:" + context.partition() + ":kms:" + context.region() + ':' + context.account() + ":key/" + id;
    }
}
