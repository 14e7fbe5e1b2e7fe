package dev.runtimeguard.samples.aws;

import dev.runtimeguard.samples.aws.http.HttpRequest;
import java.util.Locale;

/**
 * What a request is about: nothing, a bucket, or an object, by path ({@code /bucket/key}) or by virtual host
 * ({@code bucket.localhost}, {@code bucket.s3.eu-west-1.amazonaws.com}).
 *
 * @param bucket null at service level
 * @param key null unless the request names an object
 */
record S3Address(String bucket, String key) {
    enum Level {
        SERVICE,
        BUCKET,
        OBJECT
    }

    static S3Address of(HttpRequest request) {
        String path = UriCoding.decode(request.rawPath(), false).substring(1);
        String host = hostBucket(request.header("host"));
        if (host != null) {
            return new S3Address(host, path.isEmpty() ? null : path);
        }
        int slash = path.indexOf('/');
        if (slash < 0) {
            return new S3Address(path.isEmpty() ? null : path, null);
        }
        return new S3Address(path.substring(0, slash), slash + 1 == path.length() ? null : path.substring(slash + 1));
    }

    private static String hostBucket(String header) {
        if (header == null) {
            return null;
        }
        String host = header.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT);
        String bucket = host.replaceFirst("\\.(localhost|s3[a-z0-9.-]*\\.amazonaws\\.com(\\.cn)?)$", "");
        return bucket.equals(host) ? null : bucket;
    }

    Level level() {
        return key != null ? Level.OBJECT : bucket != null ? Level.BUCKET : Level.SERVICE;
    }

    String arn() {
        return switch (level()) {
            case OBJECT -> "arn:aws:s3:::" + bucket + "/" + key;
            case BUCKET -> "arn:aws:s3:::" + bucket;
            case SERVICE -> "arn:aws:s3:::*";
        };
    }
}
