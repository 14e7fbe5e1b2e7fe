package dev.runtimeguard.samples.aws.http;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A request as received. The body is fetched when first asked for, which is when a waiting client is told to send. */
public final class HttpRequest {
    private final String method;
    private final String target;
    private final Map<String, List<String>> headers;
    private final RequestBody body;

    HttpRequest(String method, String target, Map<String, List<String>> headers, RequestBody body) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
    }

    public String method() {
        return method;
    }

    /** The path as sent, still percent-encoded. */
    public String rawPath() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    /** The query as sent, still percent-encoded; empty when there is none. */
    public String rawQuery() {
        int question = target.indexOf('?');
        return question < 0 ? "" : target.substring(question + 1);
    }

    /** The header's first value; null when absent. */
    public String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null ? null : values.get(0);
    }

    /** All headers by lower-case name, values in the order received. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /**
     * The whole body; empty when there is none.
     *
     * @throws IOException when the client goes away
     */
    public byte[] body() throws IOException {
        return body.bytes();
    }
}
