package dev.runtimeguard.iam.lookalike;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a JSON document (RFC 8259) of bounded length and depth into maps, lists, strings, booleans and null; a number is
 * its text. Exists because the library may bring no JSON parser of its own into a function.
 */
final class JsonText {

    private static final int MAX_LENGTH = 128 * 1024;
    private static final int MAX_DEPTH = 32;

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /** The document, or null when the text is none, is longer than 128 Ki characters or nested beyond 32 levels. */
    static Object parse(String text) {
        if (text == null || text.length() > MAX_LENGTH) {
            return null;
        }
        JsonText reader = new JsonText(text);
        try {
            Object value = reader.value(0);
            reader.blanks();
            return reader.at == text.length() ? value : null;
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            return null;
        }
    }

    private Object value(int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("depth");
        }
        blanks();
        return switch (text.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> string();
            default -> word();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        blanks();
        if (taken('}')) {
            return members;
        }
        do {
            blanks();
            String name = string();
            blanks();
            expect(':');
            members.put(name, value(depth + 1));
            blanks();
        } while (taken(','));
        expect('}');
        return members;
    }

    private List<Object> list(int depth) {
        List<Object> values = new ArrayList<>();
        at++;
        blanks();
        if (taken(']')) {
            return values;
        }
        do {
            values.add(value(depth + 1));
            blanks();
        } while (taken(','));
        expect(']');
        return values;
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
            value.append(c == '\\' ? escaped() : c);
        }
        return value.toString();
    }

    private char escaped() {
        char c = text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> c;
        };
    }

    /** A literal or a number. */
    private Object word() {
        int start = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default -> number(word);
        };
    }

    private static String number(String word) {
        // Of what parseDouble takes, JSON's numbers alone begin so.
        if ("-0123456789".indexOf(word.charAt(0)) < 0) {
            throw new IllegalArgumentException(word);
        }
        Double.parseDouble(word);
        return word;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean taken(char c) {
        if (text.charAt(at) != c) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char c) {
        if (!taken(c)) {
            throw new IllegalArgumentException("expected " + c);
        }
    }
}
