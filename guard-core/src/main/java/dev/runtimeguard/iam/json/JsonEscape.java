package dev.runtimeguard.iam.json;

/** The escape sequences of a JSON string (RFC 8259, section 7). */
final class JsonEscape {

    private JsonEscape() {}

    /** The character behind a backslash that was read already. */
    static char read(TextSource in) throws MalformedJsonException {
        int escape = in.next();
        return switch (escape) {
            case '"', '\\', '/' -> (char) escape;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode(in);
            default -> throw new MalformedJsonException();
        };
    }

    private static char unicode(TextSource in) throws MalformedJsonException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = "0123456789abcdef".indexOf(Character.toLowerCase(in.next()));
            if (digit < 0) {
                throw new MalformedJsonException();
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }
}
