package dev.runtimeguard.samples.local;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lambda's Runtime API (version 2018-06-01) on an ephemeral loopback port, for one function process. Hands out events
 * in the order they came and keeps them by request id until they are answered.
 */
final class RuntimeApi implements AutoCloseable {

    private static final String ROOT = "/2018-06-01/runtime/";
    private static final String INVOCATION = ROOT + "invocation/";

    static {
        // The X-Ray cause header may be 1 MiB, above the server's default limit; and without TCP_NODELAY an answer
        // sits 40 ms in the kernel. The server reads both once, from system properties only.
        setDefault("sun.net.httpserver.maxReqHeaderSize", "4194304");
        setDefault("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService executor;
    private final String functionArn;
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Long> initialized = new CompletableFuture<>();
    private final CompletableFuture<ErrorReport> initError = new CompletableFuture<>();
    private final PollCounter polls = new PollCounter();

    private RuntimeApi(HttpServer server, ExecutorService executor, String functionArn) {
        this.server = server;
        this.executor = executor;
        this.functionArn = functionArn;
    }

    /**
     * Opens the server.
     *
     * @throws IOException when no loopback port can be opened
     */
    static RuntimeApi open(String functionArn) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService executor = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "local-lambda-runtime-api");
            thread.setDaemon(true);
            return thread;
        });
        RuntimeApi api = new RuntimeApi(server, executor, functionArn);
        server.setExecutor(executor);
        server.createContext("/", api::serve);
        server.start();
        return api;
    }

    /** Returns the value of {@code AWS_LAMBDA_RUNTIME_API}. */
    String hostAndPort() {
        InetSocketAddress address = server.getAddress();
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /** Queues an event for the next poll. */
    void submit(Invocation invocation) {
        waiting.add(invocation);
    }

    /** Completes with {@link System#nanoTime} when the client first asks for an event: the end of the init phase. */
    CompletableFuture<Long> initialized() {
        return initialized;
    }

    /** Completes when the client reports an init or restore error. */
    CompletableFuture<ErrorReport> initError() {
        return initError;
    }

    /** Returns the count of requests for an event so far. */
    PollCounter polls() {
        return polls;
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case INVOCATION + "next" -> next(exchange);
            case ROOT + "restore/next" -> answer(exchange, 200);
            case ROOT + "init/error", ROOT + "restore/error" -> {
                initError.complete(errorReport(exchange));
                answer(exchange, 202);
            }
            default -> {
                if (path.startsWith(INVOCATION)) {
                    reply(exchange, path.substring(INVOCATION.length()));
                } else {
                    answer(exchange, 404);
                }
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        polls.increment();
        initialized.complete(System.nanoTime());
        Invocation invocation;
        try {
            invocation = waiting.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
            return;
        }
        running.put(invocation.requestId(), invocation);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline(invocation.timeout())));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
        headers.set("Lambda-Runtime-Trace-Id", invocation.traceId());
        invocation.handedOut().complete(System.nanoTime());
        answer(exchange, 200, invocation.event());
    }

    private void reply(HttpExchange exchange, String idAndKind) throws IOException {
        int slash = idAndKind.indexOf('/');
        Invocation invocation = slash < 0 ? null : running.remove(idAndKind.substring(0, slash));
        if (invocation == null) {
            exchange.getRequestBody().readAllBytes();
            answer(exchange, 400);
            return;
        }
        Reply reply = idAndKind.endsWith("/error")
                ? Reply.error(errorReport(exchange))
                : Reply.success(exchange.getRequestBody().readAllBytes());
        invocation.answer(reply, polls.count());
        answer(exchange, 202);
    }

    private static ErrorReport errorReport(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        return new ErrorReport(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                Optional.ofNullable(headers.getFirst("Lambda-Runtime-Function-Error-Type")),
                Optional.ofNullable(headers.getFirst("Lambda-Runtime-Function-XRay-Error-Cause")));
    }

    private static long deadline(Duration timeout) {
        return System.currentTimeMillis() + timeout.toMillis();
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        answer(exchange, status, "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Counts requests for an event, so that the end of an invocation's work can be told from its answer. */
    static final class PollCounter {

        private long count;

        private synchronized void increment() {
            count++;
            notifyAll();
        }

        /** Ends every wait, now and later: the client is gone. */
        synchronized void end() {
            count = Long.MAX_VALUE;
            notifyAll();
        }

        synchronized long count() {
            return count;
        }

        /** Waits until the count is above {@code seen}, or the time is over. */
        synchronized void awaitAbove(long seen, Duration limit) throws InterruptedException {
            long end = System.nanoTime() + limit.toNanos();
            while (count <= seen) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return;
                }
                wait(left);
            }
        }
    }
}
