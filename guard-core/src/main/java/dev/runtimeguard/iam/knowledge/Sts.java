package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.RequestFields;
import dev.runtimeguard.iam.ServicePermissions;
import dev.runtimeguard.report.Remedy;
import java.util.List;

/** AWS STS: assuming a role takes the role's trust policy too, for its session tags and source identity as well. */
final class Sts {

    private Sts() {}

    static ServicePermissions permissions() {
        return new Rules("Sts", "sts")
                .on(Sts::assumeRole, "AssumeRole")
                .on(Sts::assumeRoot, "AssumeRoot")
                .checking(Sts::checks);
    }

    private static void assumeRole(Call call) {
        String text = call.name("RoleArn");
        ArnText arn = ArnText.of("iam", text);
        Target role = arn != null && arn.after("role/") != null
                ? Target.exact(text)
                : Target.open(call.globalArn("iam", "role/*"));
        call.need("sts:AssumeRole", role);
        if (call.has("Tags") || call.has("TransitiveTagKeys")) {
            call.need("sts:TagSession", role);
        }
        if (call.has("SourceIdentity")) {
            call.need("sts:SetSourceIdentity", role);
        }
        if (call.has("ProvidedContexts")) {
            call.need("sts:SetContext", role);
        }
    }

    private static void assumeRoot(Call call) {
        String target = call.name("TargetPrincipal");
        ArnText arn = ArnText.of("iam", target);
        String account = arn == null ? target : arn.account();
        boolean known = ArnText.isAccount(account);
        String root = new ArnText(call.context().partition(), "iam", "", known ? account : Call.ANY, "root").toString();
        call.need("sts:AssumeRoot", new Target(root, known));
    }

    private static List<Remedy> checks(String operation, RequestFields fields) {
        String role = Members.text(fields, "RoleArn");
        if (role == null || !operation.startsWith("AssumeRole")) {
            return List.of();
        }
        String who = operation.equals("AssumeRole") ? "the function's role" : "the identity provider";
        return List.of(Check.of(
                        "does the trust policy of the role to assume allow " + operation + " to " + who
                                + ", its conditions included? Without that no permission helps",
                        "aws iam get-role --query Role.AssumeRolePolicyDocument")
                .option("role-name", role.substring(role.lastIndexOf('/') + 1), "ROLE-NAME")
                .remedy());
    }
}
