package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.policy.Decision;
import dev.runtimeguard.samples.aws.policy.PolicyType;
import java.util.Objects;

/** The texts of denials (IAM user guide, "Troubleshoot access denied error messages"). */
final class DenialText {
    private DenialText() {}

    /** Without a reason, as services word it that do not tell. */
    static String plain(Caller caller, Permission permission) {
        String text = "User: " + caller.name() + " is not authorized to perform: " + permission.action();
        return permission.shownAs() == null ? text : text + " on resource: " + permission.shownAs();
    }

    static String detailed(Caller caller, Permission permission, Decision decision) {
        boolean foreignKey = permission.action().startsWith("kms:")
                && permission.owner() != null
                && permission.owner() != caller.account()
                && decision.policyType() == PolicyType.RESOURCE;
        if (foreignKey) {
            return "User: " + caller.name() + " is not authorized to perform: " + permission.action()
                    + " on this resource because the resource does not exist in this Region, no resource-based"
                    + " policies allow access, or a resource-based policy explicitly denies access";
        }
        return plain(caller, permission) + reason(permission.action(), decision);
    }

    private static String reason(String action, Decision decision) {
        if (!decision.explicit()) {
            return " because no " + decision.policyType().noun() + " allows the " + action + " action";
        }
        String text = " with an explicit deny in " + decision.policyType().withArticle();
        return decision.policyArn() == null ? text : text + ": " + decision.policyArn();
    }

    /**
     * Whether S3 gives this caller the detailed text: only within an account or organization, and between accounts not
     * for VPC endpoint policies (S3 user guide, "Troubleshoot access denied (403 Forbidden) errors").
     */
    static boolean detailedByS3(Denial denial) {
        Account caller = denial.caller().account();
        Account owner = denial.permission().owner();
        if (owner == null || owner == caller) {
            return true;
        }
        boolean sameOrganization = caller != null
                && caller.organizationId() != null
                && Objects.equals(caller.organizationId(), owner.organizationId());
        return sameOrganization && denial.decision().policyType() != PolicyType.VPC_ENDPOINT;
    }
}
