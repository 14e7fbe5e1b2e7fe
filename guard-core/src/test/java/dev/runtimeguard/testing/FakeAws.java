package dev.runtimeguard.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An AWS endpoint on the loopback address that gives every request one answer. */
public final class FakeAws implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private FakeAws(int status, String body) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            requests.add(exchange.getRequestMethod()
                    + ' '
                    + exchange.getRequestURI()
                    + ' '
                    + new String(sent, StandardCharsets.UTF_8));
            boolean head = exchange.getRequestMethod().equals("HEAD");
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/xml");
            exchange.getResponseHeaders().add("x-amz-request-id", "REQUEST1");
            exchange.getResponseHeaders().add("x-amz-id-2", "EXTENDED1");
            exchange.sendResponseHeaders(status, head || answer.length == 0 ? -1 : answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
                if (!head) {
                    out.write(answer);
                }
            }
        });
        server.start();
    }

    /** Answers with the status and the body. */
    public static FakeAws answering(int status, String body) {
        return new FakeAws(status, body);
    }

    /** Answers as S3 does when it fails. */
    public static FakeAws failing(int status, String code, String message) {
        return new FakeAws(
                status,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code><Message>"
                        + message.replace("&", "&amp;").replace("<", "&lt;") + "</Message></Error>");
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Method, path and body of every request so far. */
    public List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
