package dev.runtimeguard.iam;

import dev.runtimeguard.iam.sts.SigningCredentials;
import dev.runtimeguard.report.Report;
import java.util.Map;

/**
 * Tells whether a call was signed by something else than the function's execution role. Lambda hands the role's session
 * to the function in its environment; the session is named like the function (Lambda developer guide, "Defining Lambda
 * function permissions with an execution role").
 */
final class WrongIdentity {

    private final Map<String, String> environment;

    WrongIdentity(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What signed instead of the execution role, in words; null when the role did, or when it cannot be told. */
    String of(Denial denial, Report.Principal principal, SigningCredentials credentials) {
        if (Denial.ANONYMOUS.equals(denial.principal())) {
            return "nobody, as with anonymous credentials or none";
        }
        if (environment.get("AWS_LAMBDA_RUNTIME_API") == null) {
            return null;
        }
        if (credentials != null && credentials.accessKeyId().startsWith("AKIA")) {
            return "long-term access keys of a user, as static keys in code, in a .env file or in a profile give";
        }
        String arn = principal == null ? null : principal.assumedRoleArn();
        if (arn != null && principal.roleName() == null) {
            return "credentials that are no role's";
        }
        String own = environment.get("AWS_ACCESS_KEY_ID");
        boolean signedByOwnKey = own == null || credentials == null || own.equals(credentials.accessKeyId());
        return signedByOwnKey || arn == null || isOwnSession(arn)
                ? null
                : "another role, assumed by the function or by its credentials provider";
    }

    /** The keys change on a restore and in long-lived environments, the session's name does not. */
    private boolean isOwnSession(String arn) {
        String function = environment.get("AWS_LAMBDA_FUNCTION_NAME");
        return function != null && arn.endsWith('/' + function);
    }
}
