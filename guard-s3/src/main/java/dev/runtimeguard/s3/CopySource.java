package dev.runtimeguard.s3;

import dev.runtimeguard.iam.RequestFields;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The object a copy reads.
 *
 * @param bucket the bucket's name or ARN as the request gave it, or null when it cannot be told
 * @param key the key, decoded, or null when it cannot be told
 * @param versionId the version, or null for the current one
 */
record CopySource(String bucket, String key, String versionId) {

    private static final String VERSION = "?versionId=";

    // An access point's ARN; its name, unlike a bucket's, is followed by "/object/".
    private static final Pattern OBJECT_OF_ARN =
            Pattern.compile("(arn:.*?[:/](?:accesspoint|bucket)[:/][^/:]+)/object/(.*)", Pattern.DOTALL);

    /**
     * The source of a copy request. The SDK has the members {@code SourceBucket}, {@code SourceKey} and
     * {@code SourceVersionId}, and makes the model's {@code CopySource} of them before it sends the request.
     */
    static CopySource of(RequestFields fields) {
        String header = fields.text("CopySource");
        if (header != null) {
            return parse(header);
        }
        return new CopySource(fields.text("SourceBucket"), fields.text("SourceKey"), fields.text("SourceVersionId"));
    }

    /** Reads the header's form: {@code bucket/key} or an object's ARN, URL-encoded, and the version if any. */
    static CopySource parse(String header) {
        // A question mark that belongs to the key is encoded, so that the last of them starts the version.
        int question = header.lastIndexOf(VERSION);
        String version = question < 0 ? null : decoded(header.substring(question + VERSION.length()));
        String path = decoded(question < 0 ? header : header.substring(0, question));
        if (path.startsWith("/")) {
            path = path.substring(1);
        }
        if (path.startsWith("arn:")) {
            Matcher object = OBJECT_OF_ARN.matcher(path);
            return object.matches()
                    ? new CopySource(object.group(1), orNull(object.group(2)), orNull(version))
                    : new CopySource(null, null, orNull(version));
        }
        int slash = path.indexOf('/');
        return slash < 0
                ? new CopySource(orNull(path), null, orNull(version))
                : new CopySource(orNull(path.substring(0, slash)), orNull(path.substring(slash + 1)), orNull(version));
    }

    private static String orNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** URL-decodes as S3 does, {@code +} for a space included; what is no escape stays as it is. */
    private static String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int i = 0;
        while (i < text.length()) {
            int code = text.codePointAt(i);
            int escaped = code == '%' ? escape(text, i) : -1;
            if (escaped >= 0) {
                bytes.write(escaped);
                i += 3;
            } else {
                String plain = code == '+' ? " " : Character.toString(code);
                bytes.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(code);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int escape(String text, int percent) {
        if (percent + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(percent + 1), 16);
        int low = Character.digit(text.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
