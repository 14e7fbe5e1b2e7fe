package dev.runtimeguard.iam;

import dev.runtimeguard.iam.catalog.GeneratedCatalog;
import dev.runtimeguard.report.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a failed call needs, and the permissions that its denial names. */
final class CallPermissions {

    private final PermissionCatalog permissions;
    private final GeneratedCatalog catalog = new GeneratedCatalog();

    CallPermissions(PermissionCatalog permissions) {
        this.permissions = permissions;
    }

    /**
     * The permissions the call needs, the one its operation is named for first; empty when nothing is known of it.
     *
     * @param account the account the call was made from; null when not known
     */
    List<RequiredPermission> of(FailedCall call, String account) {
        if (call.service() == null || call.operation() == null) {
            return List.of();
        }
        ArnContext context = ArnContext.of(call.region(), account);
        return permissions
                .lookup(call.service(), call.operation(), call.fields(), context)
                .permissions();
    }

    /** Whether a call may need permissions that are not known. */
    boolean isUnknown(FailedCall call) {
        if (call.service() == null || call.operation() == null) {
            return false;
        }
        GeneratedCatalog.Status status = permissions.status(call.service(), call.operation());
        return status == GeneratedCatalog.Status.UNKNOWN || status == GeneratedCatalog.Status.ACTION_UNKNOWN;
    }

    /** An action on every resource it takes, for one whose resource nothing names. */
    RequiredPermission onAnyResource(String action, FailedCall call, String account) {
        int colon = action.indexOf(':');
        ArnContext context = ArnContext.of(call.region(), account);
        return catalog
                .lookup(action.substring(0, colon), action.substring(colon + 1), RequestFields.NONE, context)
                .permissions()
                .stream()
                .filter(permission -> permission.action().equals(action))
                .findFirst()
                .orElse(new RequiredPermission(action, "*", Confidence.GUESS));
    }

    /**
     * The action in the service authorization reference's spelling, where services print {@code SNS:Publish} and {@code
     * sqs:sendmessage}; as it is when the reference is not at hand.
     *
     * @param known what the call is known to need
     */
    String canonical(String action, FailedCall call, List<RequiredPermission> known) {
        for (RequiredPermission permission : known) {
            if (permission.action().equalsIgnoreCase(action)) {
                return permission.action();
            }
        }
        int colon = action.indexOf(':');
        String prefix = action.substring(0, colon);
        for (String service : new String[] {call.service(), prefix}) {
            for (String operation : service == null ? List.<String>of() : operationsLike(service, action, call)) {
                for (String documented : catalog.actions(service, operation)) {
                    if (documented.equalsIgnoreCase(action)) {
                        return documented;
                    }
                }
            }
        }
        return prefix.toLowerCase(Locale.ROOT) + action.substring(colon);
    }

    /** The operations an action may be of: the call's own, and the one of the action's name. */
    private List<String> operationsLike(String service, String action, FailedCall call) {
        String name = action.substring(action.indexOf(':') + 1);
        List<String> like = new ArrayList<>();
        if (service.equals(call.service()) && call.operation() != null) {
            like.add(call.operation());
        }
        for (String operation : catalog.operations(service)) {
            if (operation.equalsIgnoreCase(name)) {
                like.add(operation);
            }
        }
        return like;
    }
}
