package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Finds out who signed a request, and that they really did. */
final class Authenticator {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
    private static final Duration MAX_SKEW = Duration.ofMinutes(15);

    private final AccessKeys keys;

    Authenticator(AccessKeys keys) {
        this.keys = keys;
    }

    /** The key that signed; throws when nothing valid did. */
    Credential authenticate(HttpRequest request, Signature signature) throws AuthenticationException, IOException {
        Credential credential = keys.find(signature.accessKeyId())
                .orElseThrow(() -> new AuthenticationException(AuthenticationFailure.UNKNOWN_KEY));
        checkTime(signature);
        String expected = SigV4.sign(request, signature, credential.secretAccessKey(), payloadHash(request, signature));
        if (!same(expected, signature.signature())) {
            throw new AuthenticationException(AuthenticationFailure.WRONG_SIGNATURE);
        }
        if (credential.sessionToken() != null && !same(credential.sessionToken(), signature.token())) {
            throw new AuthenticationException(AuthenticationFailure.WRONG_TOKEN);
        }
        if (credential.expiry() != null && Instant.now().isAfter(credential.expiry())) {
            throw new AuthenticationException(AuthenticationFailure.EXPIRED_TOKEN);
        }
        return credential;
    }

    /** S3 states the hash in a header, or why there is none; the others sign the body itself. */
    private static String payloadHash(HttpRequest request, Signature signature) throws IOException {
        if (!signature.service().equals("s3")) {
            return SigV4.sha256(request.body());
        }
        String stated = request.header("x-amz-content-sha256");
        return stated == null ? "UNSIGNED-PAYLOAD" : stated;
    }

    private static void checkTime(Signature signature) throws AuthenticationException {
        String timestamp = signature.timestamp();
        if (timestamp == null || !timestamp.startsWith(signature.date())) {
            throw new AuthenticationException(AuthenticationFailure.INCOMPLETE);
        }
        Instant signed;
        try {
            signed = LocalDateTime.parse(timestamp, TIMESTAMP).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new AuthenticationException(AuthenticationFailure.INCOMPLETE);
        }
        Instant now = Instant.now();
        if (signature.presignedSeconds() != null) {
            if (now.isAfter(signed.plusSeconds(signature.presignedSeconds()))) {
                throw new AuthenticationException(AuthenticationFailure.EXPIRED_URL);
            }
        } else if (Duration.between(signed, now).abs().compareTo(MAX_SKEW) > 0) {
            throw new AuthenticationException(AuthenticationFailure.CLOCK_SKEW);
        }
    }

    private static boolean same(String expected, String actual) {
        return actual != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
    }
}
