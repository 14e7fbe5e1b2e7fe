package dev.runtimeguard.fs.agent.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.URL;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bodies of HTTP in files, {@code file:} URLs, and sockets that have a path. */
final class NetRows extends Rows {

    NetRows() {
        of(BodyPublishers.class);
        value("ofFile(Path)", d -> {
            Files.writeString(d.path("file"), "changed");
            return exchanged(BodyPublishers.ofFile(d.path("file")), BodyHandlers.ofString());
        });
        of(BodyHandlers.class);
        value("ofFile(Path)", d -> exchanged(BodyPublishers.ofString("x"), BodyHandlers.ofFile(d.path("new"))));
        value(
                "ofFile(Path, OpenOption[])",
                d -> exchanged(BodyPublishers.ofString("x"), BodyHandlers.ofFile(d.path("file"), WRITE)));
        value(
                "ofFileDownload(Path, OpenOption[])",
                d -> exchanged(
                        BodyPublishers.ofString("x"), BodyHandlers.ofFileDownload(d.path("sub"), CREATE, WRITE)));
        of(BodySubscribers.class);
        value(
                "ofFile(Path)",
                d -> exchanged(BodyPublishers.ofString("x"), response -> BodySubscribers.ofFile(d.path("new"))));
        value(
                "ofFile(Path, OpenOption[])",
                d -> exchanged(
                        BodyPublishers.ofString("x"), response -> BodySubscribers.ofFile(d.path("file"), WRITE)));
        of(URL.class);
        value("openStream()", d -> {
            Files.writeString(d.path("file"), "changed");
            try (InputStream in = d.path("file").toUri().toURL().openStream()) {
                return new String(in.readAllBytes(), UTF_8);
            }
        });
        value("openConnection()", d -> {
            Files.createFile(d.path("sub/new"));
            try (InputStream in = d.path("sub").toUri().toURL().openConnection().getInputStream()) {
                return new String(in.readAllBytes(), UTF_8);
            }
        });
        of(UnixDomainSocketAddress.class);
        none("Names a socket; bound and connected by the channels.", "of(Path)", "of(String)");
        of(ServerSocketChannel.class);
        value("bind(SocketAddress)", d -> {
            UnixDomainSocketAddress address = UnixDomainSocketAddress.of(d.path("s"));
            try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                server.bind(address);
                return server.getLocalAddress() + "," + Files.exists(d.path("s"));
            } finally {
                Files.deleteIfExists(d.path("s"));
            }
        });
        of(SocketChannel.class);
        value("connect(SocketAddress)", d -> {
            UnixDomainSocketAddress address = UnixDomainSocketAddress.of(d.path("s"));
            try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                server.bind(address);
                try (SocketChannel client = SocketChannel.open(address)) {
                    return client.getRemoteAddress() + "," + server.accept().getLocalAddress();
                }
            } finally {
                Files.deleteIfExists(d.path("s"));
            }
        });
    }

    /** The answer of a server that sends back what it is sent. */
    private static <T> Object exchanged(BodyPublisher body, BodyHandler<T> handler) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Disposition", "attachment; filename=\"downloaded\"");
            exchange.sendResponseHeaders(200, sent.length);
            exchange.getResponseBody().write(sent);
            exchange.close();
        });
        server.start();
        try {
            URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
            HttpRequest request = HttpRequest.newBuilder(uri).POST(body).build();
            Object answer = HttpClient.newHttpClient().send(request, handler).body();
            return answer instanceof Path path ? path : String.valueOf(answer);
        } finally {
            server.stop(0);
        }
    }
}
