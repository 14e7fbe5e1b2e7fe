package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.iam.ArnContext;

/**
 * A text that is an ARN, in the parts the IAM User Guide names, and what may stand in one.
 *
 * @param resource all that follows the fifth colon
 */
record ArnText(String partition, String service, String region, String account, String resource) {

    /** No name in an ARN is as long; the IAM User Guide allows an ARN 2048 characters. */
    private static final int LONGEST = 2048;

    /** The parts of an ARN of the service; null for any other text, and for one that a policy would read as a pattern. */
    static ArnText of(String service, String text) {
        ArnText arn = parse(text);
        return arn != null && arn.service.equals(service) ? arn : null;
    }

    /** The parts of an ARN of any service; null for any other text. */
    static ArnText parse(String text) {
        if (!isPlain(text) || !text.startsWith("arn:")) {
            return null;
        }
        String[] parts = text.split(":", 6);
        return parts.length < 6 || parts[1].isEmpty() || parts[2].isEmpty() || parts[5].isEmpty()
                ? null
                : new ArnText(parts[1], parts[2], parts[3], parts[4], parts[5]);
    }

    /** False for what is no name: nothing, blanks and control characters, a pattern or a variable of a policy. */
    static boolean isPlain(String text) {
        if (text == null || text.isEmpty() || text.length() > LONGEST || text.contains("${")) {
            return false;
        }
        return text.chars().allMatch(c -> c > ' ' && c != 0x7f && c != '*' && c != '?' && c != '"' && c != '\\');
    }

    static boolean isAccount(String text) {
        return text != null && text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** What follows {@code type} in the resource part; null when it begins otherwise. */
    String after(String type) {
        return resource.startsWith(type) && resource.length() > type.length()
                ? resource.substring(type.length())
                : null;
    }

    /** The same ARN with another resource part. */
    ArnText with(String otherResource) {
        return new ArnText(partition, service, region, account, otherResource);
    }

    /** The places of this ARN, for another resource beside it. */
    ArnContext context() {
        return new ArnContext(partition, region, account);
    }

    @Override
    public String toString() {
        return "arn:" + partition + ':' + service + ':' + region + ':' + account + ':' + resource;
    }
}
