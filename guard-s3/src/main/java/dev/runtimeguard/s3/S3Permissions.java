package dev.runtimeguard.s3;

import dev.runtimeguard.IamScope;
import dev.runtimeguard.iam.ArnContext;
import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.RequiredPermission;
import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.report.Remedy;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The knowledge of Amazon S3's permissions: which actions a call needs, on which bucket, object or key, and what else
 * its denial can mean. Immutable and safe for use by several threads; needs no class of the SDK.
 */
public final class S3Permissions implements ServicePermissions {

    private final Map<String, Operation> operations = OperationTable.load();

    /** Made by {@link java.util.ServiceLoader}. */
    public S3Permissions() {}

    @Override
    public String serviceName() {
        return "S3";
    }

    @Override
    public Set<String> actionPrefixes() {
        return Set.of("s3", "s3-outposts", "s3-object-lambda", "s3express");
    }

    @Override
    public Set<String> operations() {
        return operations.keySet();
    }

    @Override
    public List<RequiredPermission> requiredFor(String operation, RequestFields fields, ArnContext context) {
        Operation known = operations.get(operation);
        return known == null ? List.of() : RequestPermissions.of(known, fields, context);
    }

    /** As {@link ServicePermissions#policyResource}; a key without a slash has no directory and stays exact. */
    @Override
    public String policyResource(String arn, IamScope scope) {
        return PolicyResource.of(arn, scope);
    }

    /** An ARN of a bucket covers the bucket, one of objects the objects, and neither the other. */
    @Override
    public String pitfall(String arn) {
        int name = arn.indexOf(":s3:::") + ":s3:::".length();
        if (!arn.contains(":s3:::") || arn.startsWith("*", name)) {
            return null;
        }
        int slash = arn.indexOf('/', name);
        String ofBucket = slash < 0 ? arn : arn.substring(0, slash);
        return slash < 0
                ? "An Allow on " + ofBucket + "/* covers the objects, not the bucket, which is " + ofBucket + '.'
                : "An Allow on " + ofBucket + " covers the bucket, not its objects, which are " + ofBucket + "/*.";
    }

    @Override
    public List<Remedy> checks(String operation, RequestFields fields) {
        Operation known = operations.get(operation);
        return known == null ? List.of() : S3Checks.of(known, fields);
    }
}
