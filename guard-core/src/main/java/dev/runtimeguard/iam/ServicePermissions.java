package dev.runtimeguard.iam;

import java.util.List;
import java.util.Set;

/**
 * Hand-written knowledge of one service's permissions. Implementations are found with {@link java.util.ServiceLoader}
 * and asked before the generated catalog, on a failure only.
 */
public interface ServicePermissions {

    /** The SDK's {@code SERVICE_NAME} of the service, as {@code S3} or {@code DynamoDb}. */
    String serviceName();

    /** The names of the operations this knowledge covers. */
    Set<String> operations();

    /**
     * The permissions a call needs, the one the operation is named for first; empty for an operation that is not
     * covered.
     */
    List<RequiredPermission> requiredFor(String operation, RequestFields fields, ArnContext context);
}
