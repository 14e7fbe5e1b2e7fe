package dev.runtimeguard.samples.aws.http;

import java.io.IOException;

/** Answers requests, several at once. */
@FunctionalInterface
public interface HttpHandler {
    /**
     * Answers one request.
     *
     * @throws IOException when the client goes away; the connection is then dropped
     */
    HttpResponse handle(HttpRequest request) throws IOException;
}
