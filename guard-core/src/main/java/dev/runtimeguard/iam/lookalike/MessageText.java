package dev.runtimeguard.iam.lookalike;

/**
 * The beginning of a message, with line breaks and runs of blanks as one blank, for comparison in any case.
 *
 * @param text in the message's own case
 * @param lower with ASCII letters in lower case; same indexes as {@code text}
 */
record MessageText(String text, String lower) {

    /** Beyond any wording: what follows is an encoded message or somebody's payload. */
    static final int MAX_LENGTH = 16 * 1024;

    private static final MessageText EMPTY = new MessageText("", "");
    private static final String ANCHOR = "not authorized to perform";
    private static final String BECAUSE = " because ";

    static MessageText of(String message) {
        if (message == null) {
            return EMPTY;
        }
        int length = Math.min(message.length(), MAX_LENGTH);
        StringBuilder text = new StringBuilder(length);
        StringBuilder lower = new StringBuilder(length);
        boolean blank = true;
        for (int i = 0; i < length; i++) {
            char c = message.charAt(i);
            boolean white = c == ' ' || c == '\n' || c == '\r' || c == '\t';
            if (!white || !blank) {
                text.append(white ? ' ' : c);
                lower.append(white ? ' ' : lower(c));
            }
            blank = white;
        }
        int end = text.length();
        if (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return new MessageText(text.substring(0, end), lower.substring(0, end));
    }

    /**
     * In IAM's standard wording, only what follows the resource: an S3 key may be called anything, "object lock.txt"
     * included. Any other message as it is.
     */
    MessageText withoutResource() {
        int anchor = lower.indexOf(ANCHOR);
        if (anchor < 0) {
            return this;
        }
        int after = anchor + ANCHOR.length();
        boolean standard = lower.startsWith(":", after) || lower.startsWith(" `", after);
        if (!standard) {
            return this;
        }
        // A key may hold quotes, what follows it holds none: so the last one closes.
        boolean quoted = lower.indexOf(" on resource: \"", after) >= 0;
        int from = quoted ? lower.lastIndexOf('"') + 1 : lower.lastIndexOf(BECAUSE);
        return from < after ? EMPTY : new MessageText(text.substring(from), lower.substring(from));
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
}
