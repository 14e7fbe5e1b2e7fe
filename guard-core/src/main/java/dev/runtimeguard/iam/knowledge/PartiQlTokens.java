package dev.runtimeguard.iam.knowledge;

/** The names and signs of a PartiQL statement, without its comments and string values. */
final class PartiQlTokens {

    /** The longest statement DynamoDB takes. */
    private static final int LONGEST = 8192;

    /**
     * @param name true for a keyword or a name without quotes
     * @param quoted true for a name in double quotes, which is never a keyword
     */
    record Token(String text, boolean name, boolean quoted) {}

    private final String text;
    private int at;

    PartiQlTokens(String statement) {
        this.text = statement.length() > LONGEST ? statement.substring(0, LONGEST) : statement;
    }

    /** The next token; null at the end. A string value is the token {@code '}. */
    Token next() {
        skipBlanks();
        if (at >= text.length()) {
            return null;
        }
        char c = text.charAt(at);
        if (c == '"' || c == '\'') {
            String quoted = quoted(c);
            return c == '"' ? new Token(quoted, false, true) : new Token("'", false, false);
        }
        int begin = at++;
        if (!isNamePart(c)) {
            return new Token(String.valueOf(c), false, false);
        }
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        return new Token(text.substring(begin, at), true, false);
    }

    private void skipBlanks() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("--", at)) {
                at = endOf("\n", at);
            } else if (text.startsWith("/*", at)) {
                at = endOf("*/", at + 2);
            } else {
                return;
            }
        }
    }

    private int endOf(String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }

    /** A quote within quotes is doubled. */
    private String quoted(char quote) {
        StringBuilder inside = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                if (at >= text.length() || text.charAt(at) != quote) {
                    break;
                }
                at++;
            }
            inside.append(c);
        }
        return inside.toString();
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '$';
    }
}
