package dev.runtimeguard.iam;

import dev.runtimeguard.iam.catalog.Arn;

/** The resource in a denial's text, which is not always an ARN, as the resource of a policy. */
final class DeniedResource {

    private static final String[] IAM_TYPES = {"role", "user", "group", "instance-profile"};

    private DeniedResource() {}

    /**
     * The ARN the text means, or null when it means none: a name, a phone number, an ARN whose parts are missing.
     *
     * @param account the caller's account, which stands in for a masked one; null when not known
     */
    static String toArn(String resource, String account) {
        if (resource == null || resource.isEmpty()) {
            return null;
        }
        for (String type : IAM_TYPES) {
            // IAM says "role NAME"; the account is the caller's, as the other cases come with an ARN.
            if (resource.startsWith(type + ' ') && account != null) {
                return "arn:aws:iam::" + account + ':' + type + '/' + resource.substring(type.length() + 1);
            }
        }
        int policy = resource.startsWith("policy arn:") ? "policy ".length() : 0;
        Arn arn = Arn.parse(resource.substring(policy));
        if (arn == null) {
            return null;
        }
        if (arn.account().indexOf('*') >= 0 && arn.account().length() > 1) {
            // API Gateway masks the account: "********4517".
            String whole = account == null ? "*" : account;
            return "arn:" + arn.partition() + ':' + arn.service() + ':' + arn.region() + ':' + whole + ':'
                    + arn.resource();
        }
        return isComplete(arn) ? resource.substring(policy) : null;
    }

    /** Region and account may be left out by the services that leave them out, and by no other. */
    private static boolean isComplete(Arn arn) {
        if (!arn.account().isEmpty()) {
            return true;
        }
        return switch (arn.service()) {
            case "s3", "bedrock", "apigateway", "artifact", "catalog" -> true;
            default ->
                arn.resource().startsWith("parameter/aws/") || arn.resource().startsWith("document/AWS");
        };
    }
}
