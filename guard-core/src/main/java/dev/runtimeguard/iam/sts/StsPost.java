package dev.runtimeguard.iam.sts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A signed form posted to STS. Made with the JDK alone, so that a function without an STS client has it as well; the
 * endpoint is the region's, or the one the SDK's own settings name.
 */
final class StsPost {

    private static final int TIMEOUT_MS = 900;
    /** Bytes of an answer that are read; DecodeAuthorizationMessage's are the longest. */
    private static final int MAX_ANSWER = 128 * 1024;

    private final Map<String, String> environment;

    StsPost(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The answer's XML, or null when STS refuses. */
    String answer(String body, SigningCredentials credentials, String region)
            throws IOException, GeneralSecurityException {
        String signingRegion = region == null || region.equals("aws-global") ? "us-east-1" : region;
        URI endpoint = endpoint(signingRegion);
        HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        StsSignature.headers(endpoint, body, signingRegion, credentials, Instant.now())
                .forEach(connection::setRequestProperty);
        try {
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
            if (connection.getResponseCode() != 200) {
                return null;
            }
            try (InputStream in = connection.getInputStream()) {
                return read(in);
            }
        } finally {
            connection.disconnect();
        }
    }

    /** An answer that comes drop by drop never runs into the connection's own timeout. */
    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] block = new byte[8192];
        long start = System.nanoTime();
        for (int read = in.read(block); read >= 0 && answer.size() < MAX_ANSWER; read = in.read(block)) {
            answer.write(block, 0, read);
            if (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) > TIMEOUT_MS) {
                throw new SocketTimeoutException("an answer without an end");
            }
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private URI endpoint(String region) {
        for (String setting : new String[] {"AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL"}) {
            String url = environment.get(setting);
            if (url != null && !url.isBlank()) {
                URI base = URI.create(url.trim());
                return base.getRawPath() == null || base.getRawPath().isEmpty() ? base.resolve("/") : base;
            }
        }
        String suffix = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
        return URI.create("https://sts." + region + suffix + "/");
    }
}
