package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The Signature Version 4 parts of a request, from its Authorization header or, for a presigned URL, its query.
 *
 * @param scope date, region, service and {@code aws4_request}, joined by slashes
 * @param signedHeaders lower-case names in the order signed
 * @param timestamp as {@code 20260102T030405Z}; null when the request has none
 * @param token the session token sent, or null
 * @param presignedSeconds for how long a presigned URL is good; null for a signed header
 */
record Signature(
        String accessKeyId,
        String scope,
        List<String> signedHeaders,
        String signature,
        String timestamp,
        String token,
        Integer presignedSeconds) {
    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    Signature {
        signedHeaders = List.copyOf(signedHeaders);
    }

    /**
     * Reads the signature of a request; null when it has none.
     *
     * @throws AuthenticationException when it has one that cannot be read
     */
    static Signature of(HttpRequest request) throws AuthenticationException {
        String header = request.header("authorization");
        if (header != null) {
            return fromHeader(request, header);
        }
        Map<String, String> query = UriCoding.parameters(request.rawQuery(), false).stream()
                .collect(Collectors.toMap(UriCoding.Parameter::name, UriCoding.Parameter::value, (a, b) -> a));
        return ALGORITHM.equals(query.get("X-Amz-Algorithm")) ? fromQuery(query) : null;
    }

    private static Signature fromHeader(HttpRequest request, String header) throws AuthenticationException {
        if (!header.startsWith(ALGORITHM + " ")) {
            throw new AuthenticationException(AuthenticationFailure.INCOMPLETE);
        }
        String credential = null;
        String headers = null;
        String signature = null;
        for (String part : header.substring(ALGORITHM.length()).split(",", -1)) {
            String[] pair = part.trim().split("=", 2);
            String value = pair.length == 2 ? pair[1] : null;
            switch (pair[0]) {
                case "Credential" -> credential = value;
                case "SignedHeaders" -> headers = value;
                case "Signature" -> signature = value;
                default -> throw new AuthenticationException(AuthenticationFailure.INCOMPLETE);
            }
        }
        return of(
                credential,
                headers,
                signature,
                request.header("x-amz-date"),
                request.header("x-amz-security-token"),
                null);
    }

    private static Signature fromQuery(Map<String, String> query) throws AuthenticationException {
        String expires = query.getOrDefault("X-Amz-Expires", "");
        if (!expires.matches("[0-9]{1,6}")) {
            throw new AuthenticationException(AuthenticationFailure.INCOMPLETE);
        }
        return of(
                query.get("X-Amz-Credential"),
                query.get("X-Amz-SignedHeaders"),
                query.get("X-Amz-Signature"),
                query.get("X-Amz-Date"),
                query.get("X-Amz-Security-Token"),
                Integer.valueOf(expires));
    }

    private static Signature of(
            String credential, String headers, String signature, String timestamp, String token, Integer seconds)
            throws AuthenticationException {
        if (credential == null || headers == null || signature == null) {
            throw new AuthenticationException(AuthenticationFailure.INCOMPLETE);
        }
        int slash = credential.indexOf('/');
        String scope = slash < 0 ? "" : credential.substring(slash + 1);
        if (!scope.matches("[0-9]{8}/[^/]+/[^/]+/aws4_request")) {
            throw new AuthenticationException(AuthenticationFailure.INCOMPLETE);
        }
        return new Signature(
                credential.substring(0, slash),
                scope,
                List.of(headers.split(";", -1)),
                signature,
                timestamp,
                token,
                seconds);
    }

    String date() {
        return scope.split("/", -1)[0];
    }

    String region() {
        return scope.split("/", -1)[1];
    }

    String service() {
        return scope.split("/", -1)[2];
    }
}
