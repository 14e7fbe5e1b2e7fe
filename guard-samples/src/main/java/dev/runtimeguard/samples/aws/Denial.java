package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.policy.Decision;

/** A request was refused by policy. The message is the detailed wording; a service may answer with less. */
final class Denial extends AwsException {
    private final transient Caller caller;
    private final transient Permission permission;
    private final transient Decision decision;

    Denial(Caller caller, Permission permission, Decision decision) {
        super(403, "AccessDenied", DenialText.detailed(caller, permission, decision));
        this.caller = caller;
        this.permission = permission;
        this.decision = decision;
    }

    Caller caller() {
        return caller;
    }

    Permission permission() {
        return permission;
    }

    Decision decision() {
        return decision;
    }
}
