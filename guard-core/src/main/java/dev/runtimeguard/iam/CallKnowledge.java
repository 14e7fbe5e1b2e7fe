package dev.runtimeguard.iam;

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

    private static CallKnowledge create() {
        ServiceKnowledge services = new ServiceKnowledge();
        return new CallKnowledge(
                services,
                new CallPermissions(services, new PermissionCatalog()),
                new PolicySuggestion(services),
                new PrincipalResolver(new CallerIdentity(new GetCallerIdentity(System.getenv()))));
    }

    private static final class Holder {
        static final CallKnowledge INSTANCE = create();
    }
}
