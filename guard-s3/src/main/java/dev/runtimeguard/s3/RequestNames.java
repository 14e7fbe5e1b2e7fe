package dev.runtimeguard.s3;

import dev.runtimeguard.iam.RequestFields;

/** The members that name a request's bucket and object; the SDK renames those of a copy's destination. */
final class RequestNames {

    private RequestNames() {}

    /** What the request gives as the bucket it goes to, or null. */
    static String bucket(Operation operation, RequestFields fields) {
        return ofDestination(operation, fields, "DestinationBucket", "Bucket");
    }

    /** The key of the object the request goes to, or null. */
    static String key(Operation operation, RequestFields fields) {
        return ofDestination(operation, fields, "DestinationKey", "Key");
    }

    private static String ofDestination(Operation operation, RequestFields fields, String renamed, String modelled) {
        String destination = operation.target() == Operation.Target.COPY ? fields.text(renamed) : null;
        return destination != null ? destination : fields.text(modelled);
    }
}
