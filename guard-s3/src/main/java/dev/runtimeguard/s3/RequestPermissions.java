package dev.runtimeguard.s3;

import dev.runtimeguard.iam.ArnContext;
import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.RequiredPermission;
import dev.runtimeguard.report.Confidence;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts together all that one request needs: the operation's own actions, what its fields add, a copy's source. */
final class RequestPermissions {

    private final Operation operation;
    private final RequestFields fields;
    private final ArnContext context;
    private final BucketAddress bucket;
    private final Set<RequiredPermission> permissions = new LinkedHashSet<>();

    private RequestPermissions(Operation operation, RequestFields fields, ArnContext context) {
        this.operation = operation;
        this.fields = fields;
        this.context = context;
        this.bucket = BucketNames.read(RequestNames.bucket(operation, fields), context);
    }

    /** The permissions of a request, each once, the one the operation is named for first. */
    static List<RequiredPermission> of(Operation operation, RequestFields fields, ArnContext context) {
        RequestPermissions request = new RequestPermissions(operation, fields, context);
        request.addOwn();
        if (operation.target() == Operation.Target.COPY) {
            request.addSource();
        }
        boolean inDirectory = request.bucket.kind() == BucketKind.DIRECTORY;
        request.permissions.addAll(OtherServices.of(operation.name(), fields, context, inDirectory));
        return List.copyOf(request.permissions);
    }

    private void addOwn() {
        if (operation.target() == Operation.Target.ANY) {
            operation
                    .actions()
                    .forEach(action -> permissions.add(new RequiredPermission(action, "*", Confidence.LIKELY)));
        } else if (bucket.kind() == BucketKind.DIRECTORY) {
            addOnDirectory(bucket.arn(), Confidence.LIKELY);
        } else if (operation.actions().isEmpty()) {
            // Only directory buckets have the operation, so that is what the name is meant to be.
            addOnDirectory(directoryOf(fields.text("Bucket")), Confidence.GUESS);
        } else if (operation.target() == Operation.Target.KEYS) {
            permissions.addAll(DeletedKeys.permissions(operation, bucket, fields));
        } else {
            boolean version = fields.text("VersionId") != null;
            (version ? operation.versionActions() : operation.actions()).forEach(this::add);
            ConditionalActions.of(operation.name(), fields).forEach(this::add);
        }
    }

    private void add(String action) {
        permissions.addAll(
                operation.target() == Operation.Target.BUCKET
                        ? bucket.bucketPermission(action)
                        : bucket.objectPermission(action, RequestNames.key(operation, fields)));
    }

    private void addOnDirectory(String arn, Confidence confidence) {
        if (operation.directoryAction() == null) {
            return;
        }
        permissions.add(new RequiredPermission(operation.directoryAction(), arn, confidence));
        if (operation.name().equals("CreateBucket")
                && ConditionalActions.of(operation.name(), fields).contains("s3:TagResource")) {
            permissions.add(new RequiredPermission("s3express:TagResource", arn, confidence));
        }
    }

    private void addSource() {
        CopySource source = CopySource.of(fields);
        BucketAddress from = BucketNames.read(source.bucket(), context);
        if (from.kind() == BucketKind.DIRECTORY) {
            permissions.add(new RequiredPermission("s3express:CreateSession", from.arn(), Confidence.LIKELY));
        } else {
            String action = source.versionId() == null ? "s3:GetObject" : "s3:GetObjectVersion";
            permissions.addAll(from.objectPermission(action, source.key()));
        }
    }

    private String directoryOf(String name) {
        String bucketName = bucket.kind() == BucketKind.GENERAL_PURPOSE ? name : "*";
        return "arn:" + context.partition() + ":s3express:" + context.region() + ':' + context.account() + ":bucket/"
                + bucketName;
    }
}
