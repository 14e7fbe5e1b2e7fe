package dev.runtimeguard.iam.catalog;

import dev.runtimeguard.iam.ArnContext;

/**
 * The parts of a queue's URL. Its host tells the region in the forms of the AWS General Reference, current and legacy:
 * {@code sqs.REGION.amazonaws.com}, {@code sqs-fips.REGION.amazonaws.com}, {@code sqs.REGION.api.aws}, {@code
 * REGION.queue.amazonaws.com}, {@code queue.amazonaws.com} for us-east-1, and those of VPC endpoints; each with the
 * suffix of its partition.
 *
 * @param region null when the host does not tell it, as that of an emulator
 * @param account null when the path does not tell it
 */
public record QueueUrl(String region, String account, String name) {

    private static final String FIFO = ".fifo";
    private static final int LONGEST_NAME = 80;

    /** The parts of a text that is an URL ending in a queue's name; null for any other. */
    public static QueueUrl parse(String url) {
        int host = hostOf(url);
        int path = host < 0 ? -1 : url.indexOf('/', host);
        if (path < 0) {
            return null;
        }
        int query = url.indexOf('?', path);
        int end = query < 0 ? url.length() : query;
        if (url.charAt(end - 1) == '/') {
            end--;
        }
        String[] segments = url.substring(Math.min(path + 1, end), end).split("/", -1);
        String name = segments[segments.length - 1];
        String owner = segments.length < 2 ? "" : segments[segments.length - 2];
        return isName(name) ? new QueueUrl(regionOf(url.substring(host, path)), account(owner), name) : null;
    }

    /** Whether a text is an URL of one of SQS's own hosts, whether or not it goes on to a queue. */
    public static boolean isOfSqs(String text) {
        int host = hostOf(text);
        if (host < 0) {
            return false;
        }
        int path = text.indexOf('/', host);
        return regionOf(text.substring(host, path < 0 ? text.length() : path)) != null;
    }

    /** Letters, digits, hyphens and underscores, at the end of a FIFO queue's name {@code .fifo} (API reference). */
    public static boolean isName(String text) {
        String base = text.endsWith(FIFO) ? text.substring(0, text.length() - FIFO.length()) : text;
        return !base.isEmpty()
                && base.length() <= LONGEST_NAME
                && base.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
    }

    /** Where the queue is: the caller's region, partition and account where the URL does not tell others. */
    public ArnContext in(ArnContext caller) {
        String owner = account == null ? caller.account() : account;
        return region == null
                ? new ArnContext(caller.partition(), caller.region(), owner)
                : ArnContext.of(region, owner);
    }

    /** The queue's ARN; {@code caller} stands in for what the URL does not tell. */
    public String arn(ArnContext caller) {
        ArnContext at = in(caller);
        return "arn:" + at.partition() + ":sqs:" + at.region() + ':' + at.account() + ':' + name;
    }

    /** Where the host begins; less than 0 in a text that is no URL. */
    private static int hostOf(String text) {
        boolean isUrl = text.startsWith("https://") || text.startsWith("http://");
        return isUrl ? text.indexOf("://") + 3 : -1;
    }

    private static String account(String text) {
        return text.length() == 12 && isDigits(text) ? text : null;
    }

    private static String regionOf(String hostAndPort) {
        int port = hostAndPort.indexOf(':');
        String host = port < 0 ? hostAndPort : hostAndPort.substring(0, port);
        if (host.equals("queue.amazonaws.com")) {
            return "us-east-1";
        }
        String[] labels = host.split("\\.", -1);
        for (int i = 0; i < labels.length - 1; i++) {
            boolean current = labels[i].equals("sqs") || labels[i].equals("sqs-fips");
            if (current && isRegion(labels[i + 1])) {
                return labels[i + 1];
            }
            if (isRegion(labels[i]) && labels[i + 1].equals("queue")) {
                return labels[i];
            }
        }
        return null;
    }

    /** {@code eu-west-1}, {@code us-gov-west-1}, {@code us-iso-east-1}. */
    private static boolean isRegion(String label) {
        int last = label.lastIndexOf('-');
        return last > 3
                && label.indexOf('-') == 2
                && last < label.length() - 1
                && isDigits(label.substring(last + 1))
                && label.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
