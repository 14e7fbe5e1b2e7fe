package dev.runtimeguard.samples.aws;

/**
 * One S3 operation: how a request for it looks, and what it needs.
 *
 * @param name as the API reference and the journal call it
 * @param method the HTTP method
 * @param level what the path names
 * @param marker the query parameter that tells it from others, or a header as {@code h:name}; empty when none does
 * @param action the IAM action on the bucket or object
 * @param versionAction the action instead when a version is named; null when there is none
 */
record S3Operation(
        String name, String method, S3Address.Level level, String marker, String action, String versionAction) {

    boolean matches(String requestMethod, S3Request request) {
        return method.equals(requestMethod) && level == request.address().level() && marked(request);
    }

    private boolean marked(S3Request request) {
        for (String part : marker.split("&", -1)) {
            boolean present =
                    part.startsWith("h:") ? request.header(part.substring(2)) != null : request.query(part) != null;
            if (!part.isEmpty() && !present) {
                return false;
            }
        }
        return true;
    }
}
