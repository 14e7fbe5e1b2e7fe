package dev.runtimeguard.samples.aws.policy;

import java.util.Set;

/**
 * The Principal or NotPrincipal of a statement. A statement of a policy type without principals has {@link #ANYONE}.
 *
 * @param names ARNs, account ids or {@code *}, from the AWS part of the element
 * @param negated whether this is NotPrincipal
 */
record PrincipalMatch(Set<String> names, boolean negated) {
    static final PrincipalMatch ANYONE = new PrincipalMatch(Set.of("*"), false);

    PrincipalMatch {
        names = Set.copyOf(names);
    }

    boolean matches(PrincipalIdentity caller) {
        if (!negated) {
            return grant(caller) != Grant.NONE;
        }
        // AWS wants the account, the role and the session listed before it lets a caller past a NotPrincipal Deny.
        return caller.anonymous()
                || !(namesAccount(caller)
                        && names.contains(caller.arn())
                        && (caller.roleArn() == null || names.contains(caller.roleArn())));
    }

    Grant grant(PrincipalIdentity caller) {
        if (negated) {
            return matches(caller) ? Grant.ROLE : Grant.NONE;
        }
        if (!caller.anonymous()) {
            if (names.contains(caller.arn())) {
                return Grant.SESSION;
            }
            if (caller.roleArn() != null && names.contains(caller.roleArn())) {
                return Grant.ROLE;
            }
        }
        if (names.contains("*")) {
            return Grant.ROLE;
        }
        return !caller.anonymous() && namesAccount(caller) ? Grant.ACCOUNT : Grant.NONE;
    }

    private boolean namesAccount(PrincipalIdentity caller) {
        return names.contains(caller.accountArn()) || names.contains(caller.accountId());
    }
}
