package dev.runtimeguard.iam;

import dev.runtimeguard.iam.sts.SigningCredentials;

/** Failed calls, as far as a test says. */
final class Calls {

    static final SigningCredentials CREDENTIALS =
            new SigningCredentials("ASIAY34FZKBOKMUTVV7A", "a-secret-access-key", "a-session-token");

    private Calls() {}

    static FailedCall failed(int status, String code, String message) {
        return new FailedCall("S3", "GetObject", "eu-west-1", status, code, message, "REQ", RequestFields.NONE, null);
    }

    static FailedCall denied(String message, SigningCredentials credentials) {
        return new FailedCall(
                "S3", "GetObject", "eu-west-1", 403, "AccessDenied", message, "REQ", RequestFields.NONE, credentials);
    }
}
