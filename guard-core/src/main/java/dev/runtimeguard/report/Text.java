package dev.runtimeguard.report;

/** Cutting of text that may be of any length. */
final class Text {

    private static final String ELLIPSIS = "...";

    private Text() {}

    /**
     * {@code text} in at most {@code limit} characters, with an ellipsis in place of what was cut out of its middle, as
     * the beginning and the end of an ARN or a path say most; null for null.
     */
    static String cut(String text, int limit) {
        if (text == null || text.length() <= limit) {
            return text;
        }
        int kept = limit - ELLIPSIS.length();
        int head = kept - kept / 3;
        int tail = text.length() - kept / 3;
        if (Character.isHighSurrogate(text.charAt(head - 1))) {
            head--;
        }
        if (Character.isLowSurrogate(text.charAt(tail))) {
            tail++;
        }
        return text.substring(0, head) + ELLIPSIS + text.substring(tail);
    }
}
