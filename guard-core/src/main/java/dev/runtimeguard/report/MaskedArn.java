package dev.runtimeguard.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ARNs without the name of their resource: {@code arn:aws:dynamodb:eu-west-1:123456789012:table/RESOURCE}. The account is
 * left to {@link AccountMask}. An ARN of AWS's own, as a managed policy's, stays as it is.
 */
final class MaskedArn {

    static final String RESOURCE = "RESOURCE";

    private static final int PARTS = 6;
    private static final int SERVICE = 2;
    private static final int ACCOUNT = 4;

    private static final Pattern BEGIN =
            Pattern.compile("\\barn:aws[a-z-]*:[^:\\s\"']*:[^:\\s\"']*:[^:\\s\"']*:(?=[^\\s\"'])");

    /** What a resource's name follows: words of AWS's that say what it is. */
    static final Pattern KIND = Pattern.compile("(?:role|user|group|assumed-role|federated-user|policy|instance-profile"
            + "|table|key|alias|function|layer|secret|parameter|document|log-group|stream|deliverystream|cluster|service"
            + "|task-definition|stateMachine|execution|event-bus|rule|schedule|identity|configuration-set|repository"
            + "|workgroup|datacatalog|database|catalog|instance|volume|image|subnet|security-group|userpool|topic|queue"
            + "|foundation-model|inference-profile|domain|alarm|dashboard)[/:]");

    private MaskedArn() {}

    /** One ARN. */
    static String of(String arn) {
        String[] parts = arn.split(":", PARTS);
        if (parts.length < PARTS || parts[ACCOUNT].equals("aws")) {
            return arn;
        }
        String resource = parts[PARTS - 1];
        String prefix = arn.substring(0, arn.length() - resource.length());
        if (resource.equals("*") || resource.equals("root")) {
            return arn;
        }
        return prefix + kindOf(parts[SERVICE], resource) + RESOURCE;
    }

    /** What of a resource says its kind, empty when nothing does: a bucket may have any name. */
    static String kindOf(String service, String resource) {
        Matcher kind = KIND.matcher(resource);
        return !service.equals("s3") && kind.lookingAt() ? kind.group() : "";
    }

    /** A text with every ARN in it masked; between quotes one reaches up to the second. */
    static String inText(String text) {
        Matcher begin = BEGIN.matcher(text);
        StringBuilder masked = null;
        int copied = 0;
        int from = 0;
        while (begin.find(from)) {
            int end = endOf(text, begin.start(), begin.end());
            if (masked == null) {
                masked = new StringBuilder(text.length());
            }
            masked.append(text, copied, begin.start()).append(of(text.substring(begin.start(), end)));
            copied = end;
            from = end;
        }
        return masked == null
                ? text
                : masked.append(text, copied, text.length()).toString();
    }

    private static int endOf(String text, int start, int resource) {
        char before = start == 0 ? ' ' : text.charAt(start - 1);
        if (before == '"' || before == '\'') {
            for (int i = resource; i < text.length(); i++) {
                if (text.charAt(i) == before && text.charAt(i - 1) != '\\') {
                    return i;
                }
            }
        }
        int end = resource;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && !isClosing(text.charAt(end))) {
            end++;
        }
        while (end > resource && ".:".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean isClosing(char c) {
        return "\"'<>()[]{},;".indexOf(c) >= 0;
    }
}
