package dev.runtimeguard.iam.knowledge;

/**
 * A place in Amazon S3 that a request of another service names.
 *
 * @param prefix the keys' beginning without a slash at either end; may be empty
 */
record S3Location(String bucket, String prefix) {

    /** Reads {@code s3://bucket/prefix/}; null for any other text. */
    static S3Location of(String uri) {
        if (!ArnText.isPlain(uri) || !uri.startsWith("s3://")) {
            return null;
        }
        String rest = uri.substring("s3://".length());
        int slash = rest.indexOf('/');
        String bucket = slash < 0 ? rest : rest.substring(0, slash);
        return bucket.isEmpty() ? null : new S3Location(bucket, slash < 0 ? "" : trimmed(rest.substring(slash + 1)));
    }

    static String bucketArn(Call call, String bucket) {
        return "arn:" + call.context().partition() + ":s3:::" + bucket;
    }

    /** All objects below a prefix, which may be null. */
    static String objectsArn(Call call, String bucket, String prefix) {
        String below = prefix == null ? "" : trimmed(prefix);
        return bucketArn(call, bucket) + '/' + (below.isEmpty() ? "*" : below + "/*");
    }

    static String objectArn(Call call, String bucket, String key) {
        return bucketArn(call, bucket) + '/' + (key == null ? "*" : key);
    }

    private static String trimmed(String prefix) {
        return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    }
}
