package dev.runtimeguard.iam;

import java.util.List;

/**
 * What a call needs, from its request alone: the hand-written knowledge of its service, else the generated catalog.
 * Safe for use by several threads.
 */
final class CallPermissions {

    private final ServiceKnowledge knowledge;
    private final PermissionCatalog catalog;

    CallPermissions(ServiceKnowledge knowledge, PermissionCatalog catalog) {
        this.knowledge = knowledge;
        this.catalog = catalog;
    }

    /**
     * The permissions of a call; empty when it needs none or none is known.
     *
     * @param account the caller's account; null when not known
     */
    List<RequiredPermission> of(FailedCall call, String account) {
        if (call.service() == null || call.operation() == null) {
            return List.of();
        }
        ArnContext context = ArnContext.of(call.region(), account);
        ServicePermissions service = knowledge.ofService(call.service());
        List<RequiredPermission> known =
                service == null ? List.of() : service.requiredFor(call.operation(), call.fields(), context);
        return known.isEmpty()
                ? catalog.lookup(call.service(), call.operation(), call.fields(), context)
                        .permissions()
                : known;
    }

    /** Whether a call may need permissions that are not known. */
    boolean isUnknown(FailedCall call) {
        if (call.service() == null || call.operation() == null) {
            return false;
        }
        PermissionCatalog.Status status = catalog.status(call.service(), call.operation());
        return status == PermissionCatalog.Status.UNKNOWN || status == PermissionCatalog.Status.ACTION_UNKNOWN;
    }
}
