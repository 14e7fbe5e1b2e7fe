package dev.runtimeguard.iam;

import dev.runtimeguard.iam.catalog.GeneratedCatalog;
import dev.runtimeguard.iam.catalog.GeneratedCatalog.Answer;
import dev.runtimeguard.iam.catalog.GeneratedCatalog.Status;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What the guard knows of the permissions that AWS SDK v2 calls need, for others to ask and to check: the hand-written
 * knowledge of a service where there is some of the operation (guard-s3's included, when it is on the class path), else
 * what is generated from the service's model.
 *
 * <pre>{@code
 * new PermissionCatalog().lookup(
 *         "DynamoDb", "GetItem", Map.of("TableName", "orders"), ArnContext.of("eu-west-1", "123456789012"));
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public final class PermissionCatalog {

    private final ServiceKnowledge knowledge;
    private final GeneratedCatalog generated = new GeneratedCatalog();

    /** A catalog with the knowledge on the class path. */
    public PermissionCatalog() {
        this(new ServiceKnowledge());
    }

    PermissionCatalog(ServiceKnowledge knowledge) {
        this.knowledge = knowledge;
    }

    /**
     * What a call needs.
     *
     * @param serviceName the SDK's {@code SERVICE_NAME}, as {@code S3} or {@code DynamoDb}; case and blanks do not matter
     * @param operation the operation's name, as {@code PutObject}
     * @param fields the request's fields by member name; structures as maps
     * @param context partition, region and account of the call
     */
    public Answer lookup(String serviceName, String operation, Map<String, ?> fields, ArnContext context) {
        return lookup(serviceName, operation, RequestFields.of(fields), context);
    }

    /** As {@link #lookup(String, String, Map, ArnContext)}, with the fields of a request object. */
    public Answer lookup(String serviceName, String operation, RequestFields fields, ArnContext context) {
        ServicePermissions service = knowledge.ofService(serviceName);
        if (service != null && service.operations().contains(operation)) {
            List<RequiredPermission> known = service.requiredFor(operation, fields, context);
            if (!known.isEmpty()) {
                return new Answer(Status.NEEDED, known);
            }
        }
        return generated.lookup(serviceName, operation, fields, context);
    }

    /** What the catalog knows of an operation, without a request. */
    public Status status(String serviceName, String operation) {
        ServicePermissions service = knowledge.ofService(serviceName);
        return service != null && service.operations().contains(operation)
                ? Status.NEEDED
                : generated.status(serviceName, operation);
    }

    /** The keys of all services: their names in lower case without blanks. */
    public SortedSet<String> services() {
        return generated.services();
    }

    /** The names of all operations known of a service; empty for an unknown one. */
    public SortedSet<String> operations(String serviceName) {
        SortedSet<String> operations = generated.operations(serviceName);
        ServicePermissions service = knowledge.ofService(serviceName);
        if (service != null) {
            operations.addAll(service.operations());
        }
        return operations;
    }
}
