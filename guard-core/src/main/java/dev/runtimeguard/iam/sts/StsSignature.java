package dev.runtimeguard.iam.sts;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** AWS Signature Version 4 (IAM user guide, "Create a signed AWS API request") for a form posted to STS. */
final class StsSignature {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String CONTENT_TYPE = "application/x-www-form-urlencoded; charset=utf-8";

    private StsSignature() {}

    /** The headers to send, but for Host, which the HTTP client sets itself. */
    static Map<String, String> headers(
            URI endpoint, String body, String region, SigningCredentials credentials, Instant now)
            throws GeneralSecurityException {
        String time = TIME.format(now);
        String date = time.substring(0, 8);
        Map<String, String> signed = new LinkedHashMap<>();
        signed.put("content-type", CONTENT_TYPE);
        signed.put("host", hostHeader(endpoint));
        signed.put("x-amz-date", time);
        if (credentials.sessionToken() != null) {
            signed.put("x-amz-security-token", credentials.sessionToken());
        }
        String names = String.join(";", signed.keySet());
        StringBuilder canonical =
                new StringBuilder("POST\n").append(endpoint.getRawPath()).append("\n\n");
        signed.forEach((name, value) ->
                canonical.append(name).append(':').append(value).append('\n'));
        canonical.append('\n').append(names).append('\n').append(sha256(body));

        String scope = date + '/' + region + "/sts/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + time + '\n' + scope + '\n' + sha256(canonical.toString());
        byte[] key = hmac(("AWS4" + credentials.secretAccessKey()).getBytes(StandardCharsets.UTF_8), date);
        for (String part : new String[] {region, "sts", "aws4_request"}) {
            key = hmac(key, part);
        }
        String signature = HexFormat.of().formatHex(hmac(key, toSign));

        Map<String, String> headers = new LinkedHashMap<>(signed);
        headers.remove("host");
        headers.put(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=" + credentials.accessKeyId() + '/' + scope + ", SignedHeaders=" + names
                        + ", Signature=" + signature);
        return headers;
    }

    private static String hostHeader(URI endpoint) {
        boolean defaultPort = endpoint.getPort() < 0
                || endpoint.getPort() == (endpoint.getScheme().equals("https") ? 443 : 80);
        return defaultPort ? endpoint.getHost() : endpoint.getHost() + ':' + endpoint.getPort();
    }

    private static String sha256(String text) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
