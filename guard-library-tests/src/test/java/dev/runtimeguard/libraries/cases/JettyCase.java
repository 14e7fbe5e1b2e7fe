package dev.runtimeguard.libraries.cases;

import static dev.runtimeguard.libraries.cases.Verify.equal;

import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.RequestLogWriter;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A server that logs requests to a file. */
public final class JettyCase {

    private JettyCase() {}

    /** Fails unless the library's own answer is right. */
    public static void main(String... args) throws Exception {
        Server server = new Server(0);
        server.setRequestLog(new CustomRequestLog(
                new RequestLogWriter("jetty-yyyy_mm_dd.request.log"), CustomRequestLog.NCSA_FORMAT));
        server.start();
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + "/lamp").toURL().openConnection();
        equal(404, connection.getResponseCode());
        server.stop();
        try (Stream<Path> files = Files.list(Path.of(""))) {
            Path log = files.filter(file -> file.toString().endsWith(".request.log"))
                    .findFirst()
                    .orElseThrow();
            equal(true, Files.readString(log).contains("GET /lamp"));
        }
    }
}
