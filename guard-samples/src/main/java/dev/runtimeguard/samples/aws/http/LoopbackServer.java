package dev.runtimeguard.samples.aws.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP/1.1 server on an ephemeral loopback port, one daemon thread per connection, keep-alive. */
public final class LoopbackServer implements AutoCloseable {
    private static final int IDLE_MILLIS = 120_000;
    private static final int DRAIN_MILLIS = 200;

    private final ServerSocket socket;
    private final HttpHandler handler;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;

    private LoopbackServer(ServerSocket socket, HttpHandler handler, String name) {
        this.socket = socket;
        this.handler = handler;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts to listen.
     *
     * @param name prefix of its threads' names
     * @throws IOException when no port can be opened
     */
    public static LoopbackServer start(String name, HttpHandler handler) throws IOException {
        ServerSocket socket = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        LoopbackServer server = new LoopbackServer(socket, handler, name);
        server.threads.execute(server::accept);
        return server;
    }

    /** {@code http://127.0.0.1:port}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                // closed, or a client that gave up before it was accepted: the loop condition tells which
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            connection.setSoTimeout(IDLE_MILLIS);
            InputStream in = new BufferedInputStream(connection.getInputStream(), 64 * 1024);
            OutputStream out = new BufferedOutputStream(connection.getOutputStream(), 64 * 1024);
            while (serveOne(in, out)) {
                // next request of a kept-alive connection
            }
            drain(connection, in);
        } catch (IOException | RuntimeException e) {
            // The client went away or does not speak HTTP. Nobody is left to tell.
        } finally {
            connections.remove(connection);
        }
    }

    private boolean serveOne(InputStream in, OutputStream out) throws IOException {
        String[] start = HttpWire.readLine(in).split(" ", -1);
        if (start.length != 3) {
            throw new IOException("bad request line");
        }
        Map<String, List<String>> headers = HttpWire.readHeaders(in);
        RequestBody body = new RequestBody(in, out, headers);
        HttpRequest request = new HttpRequest(start[0], start[1], headers, body);
        HttpResponse response = handler.handle(request);
        boolean close = body.unread() || "close".equalsIgnoreCase(request.header("connection"));
        HttpWire.write(out, response, start[0].equals("HEAD"), close);
        return !close;
    }

    /** Reads what the client is still sending: closing on it would reset the connection and lose the response. */
    private static void drain(Socket connection, InputStream in) throws IOException {
        connection.shutdownOutput();
        connection.setSoTimeout(DRAIN_MILLIS);
        byte[] buffer = new byte[8192];
        while (in.read(buffer) >= 0) {
            // discarded
        }
    }

    /** Stops at once; requests under way are dropped. */
    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
