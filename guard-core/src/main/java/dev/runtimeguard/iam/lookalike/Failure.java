package dev.runtimeguard.iam.lookalike;

import java.util.Locale;

/**
 * A failure in the form the tables compare: names in lower case without blanks or prefix, and of the message the part
 * that is the service's own.
 *
 * @param service letters and digits in lower case; empty when not known
 * @param operation as given; empty when not known
 * @param code lower case, without EC2's {@code Client.}; empty when there is none
 * @param said what the message says, without the resource it names
 */
record Failure(String service, String operation, int status, String code, MessageText said) {

    static Failure of(String service, String operation, int status, String errorCode, String message) {
        String code = errorCode == null ? "" : errorCode.trim().toLowerCase(Locale.ROOT);
        return new Failure(
                key(service),
                operation == null ? "" : operation,
                status,
                code.startsWith("client.") ? code.substring("client.".length()) : code,
                MessageText.of(message).withoutResource());
    }

    /** A service's name in any of its spellings, {@code Bedrock Runtime} or {@code BedrockRuntime}, as one. */
    static String key(String service) {
        if (service == null) {
            return "";
        }
        StringBuilder key = new StringBuilder(service.length());
        for (int i = 0; i < service.length(); i++) {
            char c = service.charAt(i);
            if (c < 128 && Character.isLetterOrDigit(c)) {
                key.append(Character.toLowerCase(c));
            }
        }
        return key.toString();
    }
}
