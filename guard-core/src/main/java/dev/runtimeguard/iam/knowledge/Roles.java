package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.report.Condition;

/** What handing a role to a service needs: {@code iam:PassRole}, limited to that service (IAM User Guide). */
final class Roles {

    private Roles() {}

    /** @param role the role's ARN, or its name or path with name */
    static void pass(Call call, String role, String servicePrincipal) {
        ArnText arn = ArnText.of("iam", role);
        if (arn != null && arn.after("role/") != null) {
            call.likely("iam:PassRole", role, to(call, servicePrincipal));
        } else if (!role.startsWith("arn:")) {
            String name = role.startsWith("/") ? role.substring(1) : role;
            call.likely("iam:PassRole", call.globalArn("iam", "role/" + name), to(call, servicePrincipal));
        } else {
            passAny(call, servicePrincipal);
        }
    }

    /** For a role that the request does not name but something it refers to. */
    static void passAny(Call call, String servicePrincipal) {
        call.guess("iam:PassRole", call.globalArn("iam", "role/*"), to(call, servicePrincipal));
    }

    private static Condition to(Call call, String servicePrincipal) {
        // In China some services, as Amazon EC2, are amazonaws.com.cn and others amazonaws.com.
        return call.context().partition().equals("aws-cn")
                ? new Condition("StringLike", "iam:PassedToService", servicePrincipal + '*')
                : new Condition("StringEquals", "iam:PassedToService", servicePrincipal);
    }
}
