package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.policy.Decision;
import dev.runtimeguard.samples.aws.policy.PolicyType;
import java.util.Objects;

/** The texts of denials (IAM user guide, "Troubleshoot access denied error messages"). */
final class DenialText {
    /** The description of AccessDeniedException in "Common errors" of the API references: it names nothing. */
    static final String BARE = "You do not have sufficient access to perform this action.";

    private DenialText() {}

    /** Without a reason, as services word it that do not tell. */
    static String plain(Caller caller, Permission permission) {
        String text = "User: " + caller.name() + " is not authorized to perform: " + permission.spelled();
        String shown = permission.shownAs();
        if (shown == null) {
            return text;
        }
        return text + (shown.startsWith("the ") ? " on " : " on resource: ") + shown;
    }

    /** The message of a service that words all its denials alike; S3 has rules of its own. */
    static String worded(AwsException error, DenialWording wording) {
        if (error instanceof Denial denial && wording != DenialWording.DETAILED) {
            return wording == DenialWording.PLAIN ? plain(denial.caller(), denial.permission()) : BARE;
        }
        return error.getMessage();
    }

    static String detailed(Caller caller, Permission permission, Decision decision) {
        boolean foreignKey = permission.action().startsWith("kms:")
                && permission.owner() != null
                && permission.owner() != caller.account()
                && decision.policyType() == PolicyType.RESOURCE;
        if (foreignKey) {
            return "User: " + caller.name() + " is not authorized to perform: " + permission.spelled()
                    + " on this resource because the resource does not exist in this Region, no resource-based"
                    + " policies allow access, or a resource-based policy explicitly denies access";
        }
        return plain(caller, permission) + reason(permission.spelled(), decision);
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
