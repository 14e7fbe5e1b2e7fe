package dev.runtimeguard.iam;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;

/**
 * The STS call that names a principal and needs no permission. Made with the JDK alone, so that a function without an STS
 * client has it as well; the endpoint is the region's, or the one the SDK's own settings name.
 */
final class GetCallerIdentity implements CallerIdentity.Question {

    private static final String BODY = "Action=GetCallerIdentity&Version=2011-06-15";
    private static final int TIMEOUT_MS = 900;
    private static final int MAX_ANSWER = 16 * 1024;

    private final Map<String, String> environment;

    GetCallerIdentity(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String ask(SigningCredentials credentials, String region) throws IOException, GeneralSecurityException {
        String signingRegion = region == null || region.equals("aws-global") ? "us-east-1" : region;
        URI endpoint = endpoint(signingRegion);
        HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        StsSignature.headers(endpoint, BODY, signingRegion, credentials, Instant.now())
                .forEach(connection::setRequestProperty);
        try {
            try (OutputStream out = connection.getOutputStream()) {
                out.write(BODY.getBytes(StandardCharsets.UTF_8));
            }
            if (connection.getResponseCode() != 200) {
                return null;
            }
            try (InputStream in = connection.getInputStream()) {
                return arnIn(new String(in.readNBytes(MAX_ANSWER), StandardCharsets.UTF_8));
            }
        } finally {
            connection.disconnect();
        }
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

    private static String arnIn(String xml) {
        int start = xml.indexOf("<Arn>");
        int end = xml.indexOf("</Arn>", start);
        String arn = start < 0 || end < 0 ? "" : xml.substring(start + "<Arn>".length(), end);
        return arn.startsWith("arn:") ? arn : null;
    }
}
