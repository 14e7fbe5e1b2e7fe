package dev.runtimeguard.iam;

import dev.runtimeguard.IamScope;
import dev.runtimeguard.report.Remedy;
import java.util.List;
import java.util.Set;

/**
 * Hand-written knowledge of one service's permissions. Implementations are found with {@link java.util.ServiceLoader}
 * and asked before the generated catalog, on a failure only.
 */
public interface ServicePermissions {

    /** The SDK's {@code SERVICE_NAME} of the service, as {@code S3} or {@code DynamoDb}. */
    String serviceName();

    /** The prefixes of the service's IAM actions, as {@code s3} and {@code s3-outposts}. */
    Set<String> actionPrefixes();

    /** The names of the operations this knowledge covers. */
    Set<String> operations();

    /**
     * The permissions a call needs, the one the operation is named for first; empty for an operation that is not
     * covered.
     */
    List<RequiredPermission> requiredFor(String operation, RequestFields fields, ArnContext context);

    /**
     * The resource of a policy statement that covers {@code arn} as widely as {@code scope} says. {@code arn} is taken
     * literally: characters that are wildcards in a policy are escaped.
     */
    default String policyResource(String arn, IamScope scope) {
        return arn;
    }

    /**
     * What a policy that seems to allow an action on {@code arn} often gets wrong, in one sentence; null when nothing
     * is known to be.
     */
    default String pitfall(String arn) {
        return null;
    }

    /** How to tell apart the causes that a denial of this call can have besides a missing permission; may be empty. */
    default List<Remedy> checks(String operation, RequestFields fields) {
        return List.of();
    }
}
