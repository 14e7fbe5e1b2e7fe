package dev.runtimeguard.iam;

import dev.runtimeguard.IamScope;
import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.diagnose.Providers;
import java.util.List;

/** The hand-written knowledge of services on the class path, found on the first denial. */
final class ServiceKnowledge {

    private final List<ServicePermissions> services =
            Providers.of(ServicePermissions.class, GuardRuntime::internalFailure);

    /** The knowledge of the service the SDK calls {@code serviceName}, or null. */
    ServicePermissions ofService(String serviceName) {
        for (ServicePermissions service : services) {
            if (service.serviceName().equalsIgnoreCase(serviceName)) {
                return service;
            }
        }
        return null;
    }

    /** The resource of a policy statement for {@code action}, as wide as {@code scope} says. */
    String policyResource(String action, String arn, IamScope scope) {
        String prefix = action.substring(0, Math.max(0, action.indexOf(':')));
        for (ServicePermissions service : services) {
            if (service.actionPrefixes().contains(prefix)) {
                return service.policyResource(arn, scope);
            }
        }
        return arn;
    }
}
