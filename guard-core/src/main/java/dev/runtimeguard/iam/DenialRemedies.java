package dev.runtimeguard.iam;

import dev.runtimeguard.report.PolicyDocument;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Adds to a report what to do about a denial, the best first. */
final class DenialRemedies {

    private final Report.Builder report;
    private final String roleName;
    private final String roleArn;

    /** @param principal who was denied; may be null */
    DenialRemedies(Report.Builder report, Report.Principal principal) {
        this.report = report;
        this.roleName = principal == null ? null : principal.roleName();
        this.roleArn = principal == null ? null : principal.roleArn();
    }

    void forMissing(PolicyDocument policy, List<RequiredPermission> granted) {
        String json = policy.toJson();
        String to = roleName == null ? "the principal that signed the call" : "role " + roleName;
        report.remedy(Remedy.Kind.POLICY, "add this policy to " + to, json);
        if (roleName != null) {
            report.remedy(
                    Remedy.Kind.CLI,
                    "add it from the command line",
                    "aws iam put-role-policy --role-name " + Shell.quoted(roleName) + " --policy-name "
                            + Shell.quoted(policyName(granted)) + " --policy-document " + Shell.quoted(json));
        }
        report.remedy(Remedy.Kind.SAM, "or grant it in the function's SAM template", SamPolicies.inline(policy));
        if (roleArn != null) {
            report.remedy(
                    Remedy.Kind.CHECK,
                    "see what the role's policies say to it (put the role's path into the ARN if it has one, as"
                            + " role/service-role/" + roleName + ")",
                    "aws iam simulate-principal-policy --policy-source-arn " + Shell.quoted(roleArn)
                            + " --action-names " + distinct(granted, true) + " --resource-arns "
                            + distinct(granted, false));
        }
    }

    void forOtherPolicy(Denial denial) {
        String whose = denial.policyArn() == null ? denial.policyType().description() : denial.policyArn();
        String change = denial.effect() == Denial.Effect.IMPLICIT
                ? "Allow " + denial.action() + " in " + whose + " as well."
                : "Remove or narrow the Deny that matches " + denial.action() + " in " + whose + '.';
        String title = denial.policyType().isOutsideRole()
                ? "change that policy, not the role's permissions"
                : "change the policy that denies, as no Allow overrides it";
        report.remedy(Remedy.Kind.CONFIG, title, change + owner(denial));
    }

    void forUnknownAction(FailedCall call) {
        String hint = call.operation() == null
                ? "The guard's hook did not see this call. In a shaded jar, keep and append the files"
                        + " software/amazon/awssdk/global/handlers/execution.interceptors."
                : "Look up the operation's actions in the Service Authorization Reference.";
        report.remedy(Remedy.Kind.CHECK, "find the action", hint);
    }

    void add(List<Remedy> checks) {
        for (Remedy check : checks) {
            report.remedy(check.kind(), check.title(), check.text());
        }
    }

    private static String owner(Denial denial) {
        return switch (denial.policyType()) {
            case SERVICE_CONTROL -> " It belongs to the organization's administrators.";
            case RESOURCE_CONTROL -> " It belongs to the administrators of the resource's organization.";
            case RESOURCE_BASED -> " It belongs to the owner of the resource.";
            case PERMISSIONS_BOUNDARY -> " It belongs to whoever sets the role's boundary.";
            case SESSION -> " It is an argument of the AssumeRole call that made the session.";
            case VPC_ENDPOINT -> " It belongs to the owner of the function's VPC.";
            case ROLE_TRUST -> " It belongs to the account of the role to assume.";
            case IDENTITY_BASED, UNKNOWN -> "";
        };
    }

    /** A name that says what the policy is for, of the characters IAM allows. */
    private static String policyName(List<RequiredPermission> granted) {
        String action = granted.get(0).action().toLowerCase(Locale.ROOT);
        return "runtime-guard-" + action.replaceAll("[^a-z0-9]+", "-");
    }

    private static String distinct(List<RequiredPermission> granted, boolean actions) {
        TreeSet<String> words = new TreeSet<>();
        for (RequiredPermission permission : granted) {
            words.add(Shell.quoted(actions ? permission.action() : permission.resource()));
        }
        return String.join(" ", words);
    }
}
