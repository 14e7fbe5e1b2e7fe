package dev.runtimeguard.iam;

import dev.runtimeguard.iam.sts.AccessKeyId;
import dev.runtimeguard.iam.sts.CallerIdentity;
import dev.runtimeguard.iam.sts.SigningCredentials;
import dev.runtimeguard.report.Report;

/**
 * Names the principal of a denied call: from the denial's own text, else the account from the access key id and the role
 * from STS, where that may be asked.
 */
final class PrincipalResolver {

    private final CallerIdentity callerIdentity;

    PrincipalResolver(CallerIdentity callerIdentity) {
        this.callerIdentity = callerIdentity;
    }

    /** The principal, or null when nothing names it. */
    Report.Principal resolve(Denial denial, FailedCall call, boolean mayAskSts) {
        if (Denial.ANONYMOUS.equals(denial.principal())) {
            return null;
        }
        SigningCredentials credentials = call.credentials();
        if (denial.principal() != null) {
            return of(denial.principal(), credentials, "message");
        }
        if (credentials == null) {
            return null;
        }
        String arn = mayAskSts ? callerIdentity.arnOf(credentials, call.region()) : null;
        if (arn != null) {
            return of(arn, credentials, "sts");
        }
        String account = AccessKeyId.accountOf(credentials.accessKeyId());
        return account == null ? null : new Report.Principal(null, null, null, account, "credentials");
    }

    /** Forgets the answers of STS. */
    void restored() {
        callerIdentity.forget();
    }

    private static Report.Principal of(String arn, SigningCredentials credentials, String source) {
        String[] parts = arn.split(":", 6);
        if (parts.length < 6) {
            return new Report.Principal(arn, null, null, null, source);
        }
        String account = parts[4];
        if (account.isEmpty()) {
            // Some services leave the account out of the principal's ARN.
            account = credentials == null ? null : AccessKeyId.accountOf(credentials.accessKeyId());
        }
        String[] path = parts[5].split("/", 3);
        if (!path[0].equals("assumed-role") || path.length < 2) {
            return new Report.Principal(arn, null, null, account, source);
        }
        String roleArn = account == null ? null : "arn:" + parts[1] + ":iam::" + account + ":role/" + path[1];
        return new Report.Principal(arn, roleArn, path[1], account, source);
    }
}
