package dev.runtimeguard.samples.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** Changes bodies after they were signed, and remembers how they were. */
final class TamperingHttpClient implements SdkHttpClient {
    private final SdkHttpClient http;
    private String wanted = "";
    private String replacement = "";
    private String payloadMode;

    TamperingHttpClient(SdkHttpClient http) {
        this.http = http;
    }

    void replace(String text, String with) {
        wanted = text;
        replacement = with;
    }

    /** The x-amz-content-sha256 header of the last request. */
    String payloadMode() {
        return payloadMode;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        payloadMode = request.httpRequest()
                .firstMatchingHeader("x-amz-content-sha256")
                .orElse(null);
        ContentStreamProvider content = request.contentStreamProvider().orElse(null);
        if (content == null) {
            return http.prepareRequest(request);
        }
        try {
            String text = new String(content.newStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            byte[] changed = text.replace(wanted, replacement).getBytes(StandardCharsets.ISO_8859_1);
            return http.prepareRequest(HttpExecuteRequest.builder()
                    .request(request.httpRequest())
                    .contentStreamProvider(ContentStreamProvider.fromByteArray(changed))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
