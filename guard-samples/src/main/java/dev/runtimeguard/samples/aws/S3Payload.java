package dev.runtimeguard.samples.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the body of an S3 request in each of the ways Signature Version 4 lets a client send it. */
final class S3Payload {
    private S3Payload() {}

    /** @throws AwsException when hash or chunk signature is wrong, or the chunks cannot be read */
    static byte[] read(ServiceCall call) throws IOException {
        String stated = call.request().header("x-amz-content-sha256");
        byte[] body = call.request().body();
        if (stated == null || stated.equals("UNSIGNED-PAYLOAD")) {
            return body;
        }
        if (stated.startsWith("STREAMING-")) {
            return unwrap(call, body, stated.startsWith("STREAMING-" + Signature.ALGORITHM));
        }
        if (!stated.equals(SigV4.sha256(body))) {
            throw new AwsException(
                    400,
                    "XAmzContentSHA256Mismatch",
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
        return body;
    }

    /** Chunks of {@code size[;chunk-signature=..]}, data, line end; after the empty one come trailing headers. */
    private static byte[] unwrap(ServiceCall call, byte[] body, boolean signed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String previous = call.signature() == null ? "" : call.signature().signature();
        int at = 0;
        while (true) {
            int end = lineEnd(body, at);
            String line = new String(body, at, end - at, StandardCharsets.US_ASCII);
            int semicolon = line.indexOf(';');
            int size;
            try {
                size = Integer.parseInt(semicolon < 0 ? line : line.substring(0, semicolon), 16);
            } catch (NumberFormatException e) {
                throw incomplete();
            }
            at = end + 2;
            if (size < 0 || at + size > body.length) {
                throw incomplete();
            }
            byte[] chunk = Arrays.copyOfRange(body, at, at + size);
            if (signed) {
                String actual = line.substring(line.indexOf('=') + 1);
                if (!actual.equals(SigV4.signChunk(call.signature(), call.secret(), previous, chunk))) {
                    throw S3Errors.signatureDoesNotMatch();
                }
                previous = actual;
            }
            if (size == 0) {
                return out.toByteArray();
            }
            out.writeBytes(chunk);
            at += size + 2;
        }
    }

    private static int lineEnd(byte[] body, int from) {
        for (int i = from; i + 1 < body.length; i++) {
            if (body[i] == '\r' && body[i + 1] == '\n') {
                return i;
            }
        }
        throw incomplete();
    }

    private static AwsException incomplete() {
        return new AwsException(
                400,
                "IncompleteBody",
                "You did not provide the number of bytes specified by the Content-Length HTTP header");
    }
}
