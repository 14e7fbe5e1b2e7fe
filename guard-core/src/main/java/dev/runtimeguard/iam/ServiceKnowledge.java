package dev.runtimeguard.iam;

import dev.runtimeguard.IamScope;
import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.diagnose.Providers;
import dev.runtimeguard.iam.knowledge.Knowledge;
import java.util.List;

/**
 * The hand-written knowledge of services: what modules on the class path bring, found on the first denial, and what comes
 * with the guard.
 */
final class ServiceKnowledge {

    private final List<ServicePermissions> modules =
            Providers.of(ServicePermissions.class, GuardRuntime::internalFailure);

    /** The knowledge of the service the SDK calls {@code serviceName}, a module's before the guard's own; or null. */
    ServicePermissions ofService(String serviceName) {
        for (ServicePermissions module : modules) {
            if (module.serviceName().equalsIgnoreCase(serviceName)) {
                return module;
            }
        }
        return Knowledge.of(serviceName);
    }

    /**
     * The resource of a policy statement for {@code action}, as wide as {@code scope} says.
     *
     * @param serviceName the service of the call that needs the action; may be null
     */
    String policyResource(String serviceName, String action, String arn, IamScope scope) {
        String prefix = action.substring(0, Math.max(0, action.indexOf(':')));
        ServicePermissions ofCall = ofService(serviceName);
        if (ofCall != null && ofCall.actionPrefixes().contains(prefix)) {
            return ofCall.policyResource(arn, scope);
        }
        for (ServicePermissions module : modules) {
            if (module.actionPrefixes().contains(prefix)) {
                return module.policyResource(arn, scope);
            }
        }
        return arn;
    }
}
