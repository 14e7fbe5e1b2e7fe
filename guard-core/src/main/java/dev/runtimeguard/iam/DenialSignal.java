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

    /** What only a denial says, lower case: for exceptions that carry no code, as a relocated SDK's. */
    private static final String[] WORDS = {
        "not authorized to perform",
        "is not authorized to access this resource",
        "you are not allowed to access",
        "access to kms is not allowed"
    };

    /** Answers that are nobody's denial, nor look like one, and that functions meet in their everyday work. */
    private static final Set<Integer> EVERYDAY = Set.of(304, 404, 409, 412, 416, 500, 503);

    /** What a message without content looks like, lower case: with a code-less 403, any other is another failure's. */
    private static final Set<String> SAYING_NOTHING =
            Set.of("", "null", "forbidden", "access denied", "accessdenied", "service returned http status code 403");

    private DenialSignal() {}

    /** Whether the failure is worth reading closely: false for what a function takes for an answer a thousand times. */
    static boolean mayBeDenial(FailedCall call) {
        return !EVERYDAY.contains(call.status());
    }

    static boolean isDenial(FailedCall call) {
        String message = call.message() == null ? "" : call.message().toLowerCase(Locale.ROOT);
        String code = call.errorCode() == null ? "" : call.errorCode().toLowerCase(Locale.ROOT);
        if (CODES.contains(code)) {
            return true;
        }
        for (String words : WORDS) {
            if (message.contains(words)) {
                return true;
            }
        }
        // The SDK puts the status or its reason phrase where a body without a code leaves nothing.
        boolean codeless = code.isEmpty() || code.equals("403") || code.equals("forbidden");
        return call.status() == 403 && codeless && SAYING_NOTHING.contains(message.trim());
    }
}
