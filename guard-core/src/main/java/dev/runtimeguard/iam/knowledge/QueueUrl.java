package dev.runtimeguard.iam.knowledge;

/**
 * The parts of a queue's URL. Its host tells the region in the forms of the AWS General Reference, current and legacy:
 * {@code sqs.REGION.amazonaws.com}, {@code sqs-fips.REGION.amazonaws.com}, {@code sqs.REGION.api.aws}, {@code
 * REGION.queue.amazonaws.com}, {@code queue.amazonaws.com} for us-east-1, and those of VPC endpoints; each with the
 * suffix of its partition.
 *
 * @param region null when the host does not tell it, as that of an emulator
 * @param account null when the path does not tell it
 */
record QueueUrl(String region, String account, String name) {

    /** The parts of a text that is an URL ending in a queue's name; null for any other. */
    static QueueUrl parse(String url) {
        int scheme = url.indexOf("://");
        if (!ArnText.isPlain(url.replace("?", "")) || !(url.startsWith("http://") || url.startsWith("https://"))) {
            return null;
        }
        String rest = url.substring(scheme + 3);
        int slash = rest.indexOf('/');
        if (slash < 0) {
            return null;
        }
        String path = rest.substring(slash + 1);
        int query = path.indexOf('?');
        String plain = query < 0 ? path : path.substring(0, query);
        String trimmed = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
        int last = trimmed.lastIndexOf('/');
        String name = trimmed.substring(last + 1);
        String account = last < 0 ? "" : trimmed.substring(trimmed.lastIndexOf('/', last - 1) + 1, last);
        return isName(name)
                ? new QueueUrl(regionOf(rest.substring(0, slash)), ArnText.isAccount(account) ? account : null, name)
                : null;
    }

    /** Letters, digits, hyphens and underscores, at the end of a FIFO queue's name {@code .fifo} (API reference). */
    static boolean isName(String text) {
        String base = text.endsWith(".fifo") ? text.substring(0, text.length() - ".fifo".length()) : text;
        return !base.isEmpty()
                && base.length() <= 80
                && base.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
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
                && label.substring(last + 1).chars().allMatch(c -> c >= '0' && c <= '9')
                && label.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
    }
}
