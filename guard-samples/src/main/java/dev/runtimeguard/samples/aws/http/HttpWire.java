package dev.runtimeguard.samples.aws.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reading and writing the parts of HTTP/1.1 messages. */
final class HttpWire {
    private static final int MAX_LINE = 64 * 1024;
    private static final int MAX_BODY = 512 * 1024 * 1024;

    private HttpWire() {}

    /** One line without its line end. */
    static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException();
            }
            if (b == '\n') {
                int end = line.length();
                return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
            }
            if (line.length() == MAX_LINE) {
                throw new IOException("line too long");
            }
            line.append((char) b);
        }
    }

    static Map<String, List<String>> readHeaders(InputStream in) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new IOException("bad header");
            }
            // Header bytes are UTF-8 where the SDK puts user metadata into them.
            String value = new String(
                    line.substring(colon + 1).trim().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), k -> new ArrayList<>())
                    .add(value);
        }
        return headers;
    }

    static byte[] readFully(InputStream in, long length) throws IOException {
        if (length < 0 || length > MAX_BODY) {
            throw new IOException("body too large");
        }
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    static void write(OutputStream out, HttpResponse response, boolean head, boolean close) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("HTTP/1.1 ").append(response.status()).append(' ').append(reason(response.status()));
        response.headers()
                .forEach((name, value) ->
                        text.append("\r\n").append(name).append(": ").append(value));
        if (response.status() != 204 && response.status() != 304) {
            text.append("\r\nContent-Length: ").append(response.contentLength());
        }
        text.append(close ? "\r\nConnection: close\r\n\r\n" : "\r\n\r\n");
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        if (!head) {
            out.write(response.body());
        }
        out.flush();
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 204 -> "No Content";
            case 206 -> "Partial Content";
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 409 -> "Conflict";
            default -> "Status";
        };
    }
}
