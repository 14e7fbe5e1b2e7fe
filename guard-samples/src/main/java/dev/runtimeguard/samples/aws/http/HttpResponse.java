package dev.runtimeguard.samples.aws.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** A response: status, headers and body. Not thread-safe. */
public final class HttpResponse {
    private static final byte[] NOTHING = {};

    private final int status;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte[] body = NOTHING;
    private long announcedLength = -1;

    public HttpResponse(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** Sets a header; a null value is ignored. */
    public HttpResponse header(String name, String value) {
        if (value != null) {
            headers.put(name, value);
        }
        return this;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public HttpResponse body(String contentType, byte[] bytes) {
        body = bytes;
        return header("Content-Type", contentType);
    }

    byte[] body() {
        return body;
    }

    /** The Content-Length to announce on a HEAD, which has no body to measure. */
    public HttpResponse announceLength(long bytes) {
        announcedLength = bytes;
        return this;
    }

    long contentLength() {
        return announcedLength >= 0 ? announcedLength : body.length;
    }
}
