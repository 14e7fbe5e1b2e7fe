package dev.runtimeguard.iam;

import dev.runtimeguard.iam.catalog.Arn;
import dev.runtimeguard.iam.lookalike.EncodedMessage;
import dev.runtimeguard.report.PolicyDocument;
import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.Shell;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Adds to a report what to do about a denial, the best first. */
final class DenialRemedies {

    private final Report.Builder report;
    private final Report.Principal principal;
    private final String roleName;
    private final String roleArn;

    /** @param principal who was denied; may be null */
    DenialRemedies(Report.Builder report, Report.Principal principal) {
        this.report = report;
        this.principal = principal;
        this.roleName = principal == null ? null : principal.roleName();
        this.roleArn = principal == null ? null : principal.roleArn();
    }

    /** Names what signed, when it was not the execution role, before anything else. */
    void forIdentity(Judgement judgement) {
        if (judgement.signedBy() != null) {
            report.remedy(
                    Remedy.Kind.CODE,
                    "sign with the execution role, unless other credentials are meant",
                    "Leave out credentialsProvider(...), so that the client takes the default chain, and remove keys from"
                            + " the function's settings and files.");
        }
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
        String template = SamTemplates.fitting(granted);
        if (template != null) {
            report.remedy(Remedy.Kind.SAM, "or by SAM's own policy template, which may grant a little more", template);
        }
        crossAccount(granted.get(0));
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

    /**
     * Says why a role that seems to allow the action may not.
     *
     * @param service the knowledge of the call's service; may be null
     * @param functionRegion the region the function runs in; null when not known
     */
    void forSeemingAllow(RequiredPermission permission, ServicePermissions service, String functionRegion) {
        Arn arn = Arn.parse(permission.resource());
        String region = arn == null ? "" : arn.region();
        if (functionRegion != null && !region.isEmpty() && !region.equals("*") && !region.equals(functionRegion)) {
            report.remedy(
                    Remedy.Kind.CHECK,
                    "the resource is in " + region + ", the function in " + functionRegion
                            + ": is that the one you mean?",
                    permission.resource());
        }
        String pitfall = service == null ? null : service.pitfall(permission.resource());
        if (pitfall != null) {
            report.remedy(Remedy.Kind.CHECK, "if the role seems to allow it already", pitfall);
        }
    }

    /** A resource of another account takes two Allows: the role's and its own policy's. */
    private void crossAccount(RequiredPermission permission) {
        Arn arn = Arn.parse(permission.resource());
        String account = principal == null ? null : principal.accountId();
        boolean other = arn != null
                && account != null
                && arn.account().length() == 12
                && !arn.account().equals(account);
        String statement =
                other ? ResourcePolicies.statement(principal, permission.action(), permission.resource()) : null;
        if (statement != null) {
            report.remedy(
                    Remedy.Kind.POLICY,
                    "the resource is in account " + arn.account() + ", the role in " + account + ": allow it in "
                            + ResourcePolicies.place(permission.action()) + " as well, if that is the account you mean",
                    statement);
        }
    }

    void forOtherPolicy(Denial denial, List<RequiredPermission> denied) {
        String whose = denial.policyArn() == null ? denial.policyType().description() : denial.policyArn();
        String change = denial.effect() == Denial.Effect.IMPLICIT
                ? "Allow " + denial.action() + " in " + whose + " as well."
                : "Remove or narrow the Deny that matches " + denial.action() + " in " + whose + '.';
        String title = denial.policyType().isOutsideRole()
                ? "change that policy, not the role's permissions"
                : "change the policy that denies, as no Allow overrides it";
        report.remedy(Remedy.Kind.CONFIG, title, change + owner(denial));
        boolean atResource =
                denial.policyType() == PolicyType.RESOURCE_BASED || denial.policyType() == PolicyType.ROLE_TRUST;
        if (atResource && denial.effect() != Denial.Effect.EXPLICIT && !denied.isEmpty()) {
            RequiredPermission first = denied.get(0);
            String statement = ResourcePolicies.statement(principal, first.action(), first.resource());
            if (statement != null) {
                report.remedy(
                        Remedy.Kind.POLICY,
                        "add this statement to " + ResourcePolicies.place(first.action()),
                        statement);
            }
        }
    }

    void forMissingKey(FailedCall call, List<RequiredPermission> denied) {
        report.remedy(
                Remedy.Kind.CHECK,
                "look for the object, as someone who may list the bucket",
                "aws s3api list-objects-v2 --max-keys 1 --bucket " + Shell.quoted(text(call, "Bucket")) + " --prefix "
                        + Shell.quoted(text(call, "Key")));
        report.remedy(
                Remedy.Kind.CONFIG,
                "to be told 404 instead of 403, allow the role to list the bucket",
                denied.get(0).action() + " on " + denied.get(0).resource());
    }

    private static String text(FailedCall call, String member) {
        String value = call.fields().text(member);
        return value == null ? "" : value;
    }

    /** Says which causes the wording leaves open. */
    void forCauses(List<String> causes) {
        if (!causes.isEmpty()) {
            report.remedy(
                    Remedy.Kind.CHECK,
                    "AWS's wording leaves open which of these it is, the likeliest first",
                    "- " + String.join("\n- ", causes));
        }
    }

    /** Says how the next refusal's reason gets to be read. */
    void forLostReason(String httpClient) {
        report.remedy(
                Remedy.Kind.CODE,
                "to be told AWS's reason, which " + httpClient
                        + " loses of a request that waits for 100-continue, take another HTTP client, or do not wait",
                """
                S3Client.builder().httpClientBuilder(ApacheHttpClient.builder()) // software.amazon.awssdk:apache-client
                // or, from SDK 2.42.13 on:
                S3Client.builder().serviceConfiguration(s3 -> s3.expectContinueEnabled(false))""");
    }

    /** @param encoded the part of the message that says more to who may decode it; null when there is none */
    void forEncoded(EncodedMessage encoded) {
        if (encoded != null) {
            add(List.of(encoded.remedy()));
        }
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
