package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The arithmetic of Signature Version 4 (IAM user guide, "Create a signed AWS API request"). */
final class SigV4 {
    private SigV4() {}

    /** The signature a request should carry, in lower-case hexadecimal. */
    static String sign(HttpRequest request, Signature parts, String secret, String payloadHash) {
        String toSign = Signature.ALGORITHM + "\n" + parts.timestamp() + "\n" + parts.scope() + "\n"
                + sha256(canonicalRequest(request, parts, payloadHash).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hmac(signingKey(secret, parts), toSign));
    }

    /** The signature of one chunk of a signed streaming body. */
    static String signChunk(Signature parts, String secret, String previous, byte[] chunk) {
        String toSign = Signature.ALGORITHM + "-PAYLOAD\n" + parts.timestamp() + "\n" + parts.scope() + "\n" + previous
                + "\n" + sha256(new byte[0]) + "\n" + sha256(chunk);
        return HexFormat.of().formatHex(hmac(signingKey(secret, parts), toSign));
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest("SHA-256", bytes));
    }

    static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] signingKey(String secret, Signature parts) {
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : parts.scope().split("/", -1)) {
            key = hmac(key, part);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String canonicalRequest(HttpRequest request, Signature parts, String payloadHash) {
        StringBuilder out = new StringBuilder();
        out.append(request.method()).append('\n');
        out.append(canonicalPath(request.rawPath(), parts.service())).append('\n');
        out.append(canonicalQuery(request.rawQuery())).append('\n');
        for (String name : parts.signedHeaders()) {
            List<String> values = request.headers().getOrDefault(name, List.of());
            String value =
                    values.stream().map(v -> v.trim().replaceAll(" +", " ")).collect(Collectors.joining(","));
            out.append(name).append(':').append(value).append('\n');
        }
        out.append('\n').append(String.join(";", parts.signedHeaders())).append('\n');
        return out.append(payloadHash).toString();
    }

    private static String canonicalPath(String rawPath, String service) {
        // S3 keys may hold any character, so S3 alone signs the path encoded once. The others encode what was sent: a
        // slash within a segment, as in the ARN of a model, is %2F there and must not become a separator.
        return service.equals("s3")
                ? UriCoding.encode(UriCoding.decode(rawPath, false), true)
                : UriCoding.encode(rawPath, true);
    }

    private static String canonicalQuery(String rawQuery) {
        return UriCoding.parameters(rawQuery, false).stream()
                .filter(p -> !p.name().equals("X-Amz-Signature"))
                .map(p ->
                        new UriCoding.Parameter(UriCoding.encode(p.name(), false), UriCoding.encode(p.value(), false)))
                .sorted(Comparator.comparing(UriCoding.Parameter::name).thenComparing(UriCoding.Parameter::value))
                .map(p -> p.name() + "=" + p.value())
                .collect(Collectors.joining("&"));
    }
}
