package dev.runtimeguard.iam;

import dev.runtimeguard.report.Report;

/** Statements for the policy at a resource: a key's, a bucket's, a queue's, or the trust policy of a role. */
final class ResourcePolicies {

    private ResourcePolicies() {}

    /**
     * The statement that lets the principal in, or null when the principal has no ARN to name.
     *
     * @param resource the ARN for policies that name one; ignored where the policy stands at the resource itself, as a
     *     key's and a role's do
     */
    static String statement(Report.Principal principal, String action, String resource) {
        if (principal == null || principal.assumedRoleArn() == null || action == null) {
            return null;
        }
        // A role's session is named by the role, so that the next session is let in as well.
        String who = principal.roleArn() == null ? principal.assumedRoleArn() : principal.roleArn();
        String allow = "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + who + "\"},\"Action\":\"" + action + '"';
        if (action.equals("sts:AssumeRole")) {
            return allow + '}';
        }
        String on = action.startsWith("kms:") || resource == null ? "*" : resource;
        return allow + ",\"Resource\":\"" + on.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    }

    /** The policy to put the statement into, in words. */
    static String place(String action) {
        if (action.equals("sts:AssumeRole")) {
            return "the trust policy of the role to assume";
        }
        return switch (action.substring(0, Math.max(0, action.indexOf(':')))) {
            case "kms" -> "the key policy (or give the role a grant: aws kms create-grant)";
            case "s3" -> "the bucket policy";
            case "sqs" -> "the queue's policy";
            case "sns" -> "the topic's policy";
            case "lambda" -> "the function's resource-based policy (aws lambda add-permission)";
            case "secretsmanager" -> "the secret's resource policy";
            default -> "the policy at the resource";
        };
    }
}
