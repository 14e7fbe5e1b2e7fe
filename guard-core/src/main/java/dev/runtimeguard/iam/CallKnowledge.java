package dev.runtimeguard.iam;

import dev.runtimeguard.iam.sts.CallerIdentity;
import java.util.List;

/**
 * What judging a call takes, made on the first denial or, in audit mode, on the first call. All of it is safe for use by
 * several threads.
 */
record CallKnowledge(
        ServiceKnowledge services,
        CallPermissions permissions,
        PolicySuggestion suggestion,
        PrincipalResolver principals) {

    /** That of this process. */
    static CallKnowledge instance() {
        return Holder.INSTANCE;
    }

    /** The permissions behind a denied call, as far as its text and its request tell. */
    NeededPermissions needed(DenialReading reading, FailedCall call, String account) {
        List<RequiredPermission> known = permissions.of(call, account);
        List<String> actions = reading.actions().stream()
                .map(action -> permissions.canonical(action, call, known))
                .toList();
        return NeededPermissions.of(
                actions,
                reading.denial().resource(),
                account,
                known,
                action -> permissions.onAnyResource(action, call, account));
    }

    private static CallKnowledge create() {
        ServiceKnowledge services = new ServiceKnowledge();
        return new CallKnowledge(
                services,
                new CallPermissions(new PermissionCatalog(services)),
                new PolicySuggestion(services),
                new PrincipalResolver(CallerIdentity.of(System.getenv())));
    }

    private static final class Holder {
        static final CallKnowledge INSTANCE = create();
    }
}
