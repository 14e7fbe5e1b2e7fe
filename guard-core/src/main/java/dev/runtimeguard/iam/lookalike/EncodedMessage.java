package dev.runtimeguard.iam.lookalike;

import dev.runtimeguard.report.Remedy;

/**
 * The encoded authorization failure message some EC2 denials end with: the details of the denial, which only a principal
 * with {@code sts:DecodeAuthorizationMessage} may read (STS API reference, DecodeAuthorizationMessage).
 *
 * @param blob the encoded message, of the characters of base64url only and so safe in a command line
 */
public record EncodedMessage(String blob) {

    /** What the STS API reference gives as the longest encoded message. */
    private static final int MAX_LENGTH = 10_240;

    private static final String LABEL = "encoded authorization failure message:";

    /** The encoded message in a denial's text, or null when it holds none, or one longer than STS takes. */
    public static EncodedMessage in(String message) {
        if (message == null) {
            return null;
        }
        int label = indexOfLabel(message);
        if (label < 0) {
            return null;
        }
        int start = label + LABEL.length();
        while (start < message.length() && Character.isWhitespace(message.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < message.length() && end - start <= MAX_LENGTH && isBase64Url(message.charAt(end))) {
            end++;
        }
        int length = end - start;
        return length == 0 || length > MAX_LENGTH ? null : new EncodedMessage(message.substring(start, end));
    }

    /** The command that decodes it, and who may run it. */
    public Remedy remedy() {
        return new Remedy(
                Remedy.Kind.CHECK,
                "decode AWS's own account of the denial (the caller needs sts:DecodeAuthorizationMessage on *)",
                "aws sts decode-authorization-message --encoded-message " + blob
                        + " --query DecodedMessage --output text");
    }

    private static int indexOfLabel(String message) {
        int last = Math.min(message.length(), MessageText.MAX_LENGTH) - LABEL.length();
        for (int i = 0; i <= last; i++) {
            if (message.regionMatches(true, i, LABEL, 0, LABEL.length())) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isBase64Url(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '=');
    }
}
