package dev.runtimeguard.iam.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON value (RFC 8259) into maps, lists, strings, {@link BigDecimal}, booleans and null, and leaves what
 * follows it. Rejects nesting deeper than {@value #MAX_DEPTH}, so that no input overflows the stack.
 */
public final class JsonReader {

    static final int MAX_DEPTH = 64;

    private static final int MAX_NUMBER = 100;
    private static final int END = -1;

    private final TextSource in;
    private int c;
    private int depth;

    private JsonReader(TextSource in) {
        this.in = in;
        this.c = in.next();
    }

    /** The object or list that a text is, or null when it is none, or more than one. */
    public static Object read(String text) {
        int[] at = {0};
        try {
            Object value = read(() -> at[0] < text.length() ? text.charAt(at[0]++) : END);
            while (at[0] < text.length()) {
                if (!isSpace(text.charAt(at[0]++))) {
                    return null;
                }
            }
            return value instanceof Map || value instanceof List ? value : null;
        } catch (MalformedJsonException notJson) {
            return null;
        }
    }

    /** The value at the source's place. */
    public static Object read(TextSource in) throws MalformedJsonException {
        return new JsonReader(in).value();
    }

    private Object value() throws MalformedJsonException {
        skipSpace();
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object() throws MalformedJsonException {
        Map<String, Object> members = new LinkedHashMap<>();
        enter();
        if (c != '}') {
            do {
                skipSpace();
                String name = string();
                skipSpace();
                expect(':');
                members.put(name, value());
                skipSpace();
            } while (more());
        }
        leave('}');
        return members;
    }

    private List<Object> array() throws MalformedJsonException {
        List<Object> elements = new ArrayList<>();
        enter();
        if (c != ']') {
            do {
                elements.add(value());
                skipSpace();
            } while (more());
        }
        leave(']');
        return elements;
    }

    private void enter() throws MalformedJsonException {
        if (++depth > MAX_DEPTH) {
            throw new MalformedJsonException();
        }
        c = in.next();
        skipSpace();
    }

    private boolean more() {
        if (c != ',') {
            return false;
        }
        c = in.next();
        return true;
    }

    /** Reads no further than the closing bracket when the value ends with it. */
    private void leave(char bracket) throws MalformedJsonException {
        if (c != bracket) {
            throw new MalformedJsonException();
        }
        depth--;
        if (depth > 0) {
            c = in.next();
        }
    }

    private String string() throws MalformedJsonException {
        if (c != '"') {
            throw new MalformedJsonException();
        }
        StringBuilder text = new StringBuilder();
        c = in.next();
        while (c != '"') {
            if (c < 0x20) {
                throw new MalformedJsonException();
            }
            text.append(c == '\\' ? JsonEscape.read(in) : (char) c);
            c = in.next();
        }
        advance();
        return text.toString();
    }

    private Object word(String word, Object value) throws MalformedJsonException {
        for (int i = 0; i < word.length(); i++) {
            if (c != word.charAt(i)) {
                throw new MalformedJsonException();
            }
            advance();
        }
        return value;
    }

    private BigDecimal number() throws MalformedJsonException {
        StringBuilder digits = new StringBuilder();
        while (c != END && "+-.0123456789eE".indexOf(c) >= 0) {
            if (digits.length() == MAX_NUMBER) {
                throw new MalformedJsonException();
            }
            digits.append((char) c);
            advance();
        }
        if (!digits.toString().matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?")) {
            throw new MalformedJsonException();
        }
        return new BigDecimal(digits.toString());
    }

    private void expect(char wanted) throws MalformedJsonException {
        if (c != wanted) {
            throw new MalformedJsonException();
        }
        c = in.next();
    }

    private void advance() {
        c = in.next();
    }

    private void skipSpace() {
        while (isSpace(c)) {
            c = in.next();
        }
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }
}
