package dev.runtimeguard.samples.aws;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** Random values in the shapes AWS gives them. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** A secret access key: 40 characters. */
    static String secretAccessKey() {
        return base64(30);
    }

    /** A session token: several hundred characters that callers must treat as opaque. */
    static String sessionToken() {
        return base64(300);
    }

    /** An S3 request id: 16 upper-case hexadecimal digits. */
    static String requestId() {
        return String.format("%016X", RANDOM.nextLong());
    }

    /** An {@code x-amz-id-2}: 76 characters of base64. */
    static String extendedRequestId() {
        return base64(56);
    }

    static String hex(int digits) {
        StringBuilder text = new StringBuilder();
        while (text.length() < digits) {
            text.append(String.format("%08x", RANDOM.nextInt()));
        }
        return text.substring(0, digits).toLowerCase(Locale.ROOT);
    }

    private static String base64(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }
}
