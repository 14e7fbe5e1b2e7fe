package dev.runtimeguard.iam.lookalike;

import dev.runtimeguard.iam.ArnContext;

/**
 * An SQS queue's URL, {@code https://sqs.REGION.amazonaws.com/ACCOUNT/QUEUE}, or of the older hosts
 * {@code REGION.queue.amazonaws.com} and {@code queue.amazonaws.com} (SQS developer guide, "Queue and message
 * identifiers"; service endpoints).
 */
final class QueueUrl {

    private static final String SCHEME = "https://";

    private QueueUrl() {}

    static boolean isOne(String text) {
        String host = host(text);
        return host.startsWith("sqs.") || host.startsWith("queue.") || host.contains(".queue.");
    }

    /** The queue's ARN, or null when the URL lacks the account or the queue. */
    static String arnOf(String url) {
        String host = host(url);
        String[] path = url.substring(SCHEME.length()).split("/", -1);
        if (path.length != 3 || path[1].isEmpty() || path[2].isEmpty()) {
            return null;
        }
        String region = region(host);
        return "arn:" + ArnContext.of(region, null).partition() + ":sqs:" + region + ':' + path[1] + ':' + path[2];
    }

    private static String region(String host) {
        String[] labels = host.split("\\.", -1);
        if (labels[0].equals("queue")) {
            return "us-east-1";
        }
        return labels[0].equals("sqs") ? labels[1] : labels[0];
    }

    private static String host(String text) {
        if (!text.startsWith(SCHEME)) {
            return "";
        }
        int slash = text.indexOf('/', SCHEME.length());
        return text.substring(SCHEME.length(), slash < 0 ? text.length() : slash);
    }
}
