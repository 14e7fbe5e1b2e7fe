package dev.runtimeguard.samples.aws.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The body of one request on a connection: read once, on demand, by Content-Length or chunked coding. */
final class RequestBody {
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final OutputStream out;
    private final long length;
    private final boolean chunked;
    private final boolean expectsContinue;
    private byte[] bytes;

    RequestBody(InputStream in, OutputStream out, Map<String, List<String>> headers) {
        this.in = in;
        this.out = out;
        this.chunked =
                first(headers, "transfer-encoding").toLowerCase(Locale.ROOT).endsWith("chunked");
        String announced = first(headers, "content-length");
        this.length = announced.isEmpty() ? 0 : Long.parseLong(announced);
        this.expectsContinue = first(headers, "expect").equalsIgnoreCase("100-continue");
    }

    private static String first(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of("")).get(0).trim();
    }

    byte[] bytes() throws IOException {
        if (bytes == null) {
            if (expectsContinue) {
                out.write(CONTINUE);
                out.flush();
            }
            bytes = chunked ? readChunks() : HttpWire.readFully(in, length);
        }
        return bytes;
    }

    /** Whether bytes of this body may still be on their way, so that the connection cannot be used again. */
    boolean unread() {
        return bytes == null && (chunked || length > 0);
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            String line = HttpWire.readLine(in);
            int semicolon = line.indexOf(';');
            long size = Long.parseLong((semicolon < 0 ? line : line.substring(0, semicolon)).trim(), 16);
            if (size == 0) {
                while (!HttpWire.readLine(in).isEmpty()) {
                    // trailers of the transfer coding carry nothing S3 uses
                }
                return all.toByteArray();
            }
            all.writeBytes(HttpWire.readFully(in, size));
            HttpWire.readLine(in);
        }
    }
}
