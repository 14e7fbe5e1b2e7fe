package dev.runtimeguard.iam;

import java.util.Locale;
import java.util.Set;

/**
 * Tells a denial from the other failures of a call. Neither the status nor the code alone tells: JSON services answer
 * 400, and a code-less 403 is all there is of a HEAD request.
 */
final class DenialSignal {

    /** Codes of the services' API references that mean a policy's denial, lower case. */
    private static final Set<String> CODES = Set.of(
            "accessdenied",
            "accessdeniedexception",
            "authorizationerror",
            "authorizationerrorexception",
            "unauthorizedoperation",
            "kmsaccessdenied",
            "kmsaccessdeniedexception",
            "kms.accessdeniedexception");

    /** What services say under a denial's code when no policy denied, lower case. */
    private static final String[] NOT_A_POLICY = {
        "s3 block public access",
        "protected by object lock",
        "blocked upload requests",
        "request has expired",
        "lake formation permission",
        "aws marketplace actions",
        "don't have access to the model",
        "your account is not authorized to invoke",
        "unable to determine service/operation name"
    };

    /** What a message without content looks like, lower case: with a code-less 403, any other is another failure's. */
    private static final Set<String> SAYING_NOTHING =
            Set.of("", "null", "forbidden", "access denied", "accessdenied", "service returned http status code 403");

    private DenialSignal() {}

    static boolean isDenial(FailedCall call) {
        String message = call.message() == null ? "" : call.message().toLowerCase(Locale.ROOT);
        for (String words : NOT_A_POLICY) {
            if (message.contains(words)) {
                return false;
            }
        }
        String code = call.errorCode() == null ? "" : call.errorCode().toLowerCase(Locale.ROOT);
        if (CODES.contains(code) || message.contains("not authorized to perform")) {
            return true;
        }
        // The SDK puts the status or its reason phrase where a body without a code leaves nothing.
        boolean codeless = code.isEmpty() || code.equals("403") || code.equals("forbidden");
        return call.status() == 403 && codeless && SAYING_NOTHING.contains(message.trim());
    }
}
