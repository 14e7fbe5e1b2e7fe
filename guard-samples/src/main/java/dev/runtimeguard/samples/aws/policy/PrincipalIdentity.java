package dev.runtimeguard.samples.aws.policy;

/**
 * Who makes a request, as policies see it.
 *
 * @param arn the ARN of the session or user, null for an anonymous caller
 * @param roleArn the role behind an assumed-role session, else null
 * @param accountId the caller's account, null for an anonymous caller
 */
public record PrincipalIdentity(String arn, String roleArn, String accountId) {
    public static final PrincipalIdentity ANONYMOUS = new PrincipalIdentity(null, null, null);

    /** The account as policies name it, {@code arn:aws:iam::123456789012:root}. */
    String accountArn() {
        return "arn:aws:iam::" + accountId + ":root";
    }

    public boolean anonymous() {
        return arn == null;
    }
}
