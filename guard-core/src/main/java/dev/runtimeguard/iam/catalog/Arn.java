package dev.runtimeguard.iam.catalog;

/**
 * The six parts of an ARN, as the IAM user guide names them ("Identify AWS resources with ARNs").
 *
 * @param region empty for a global service
 * @param account empty where a service leaves it out
 * @param resource all that follows the fifth colon
 */
public record Arn(String partition, String service, String region, String account, String resource) {

    /** The parts of a text that is an ARN; null for any other. */
    public static Arn parse(String text) {
        if (!text.startsWith("arn:")) {
            return null;
        }
        String[] parts = new String[5];
        int from = 4;
        for (int i = 0; i < 4; i++) {
            int colon = text.indexOf(':', from);
            if (colon < 0) {
                return null;
            }
            parts[i] = text.substring(from, colon);
            from = colon + 1;
        }
        parts[4] = text.substring(from);
        return parts[4].isEmpty() ? null : new Arn(parts[0], parts[1], parts[2], parts[3], parts[4]);
    }
}
