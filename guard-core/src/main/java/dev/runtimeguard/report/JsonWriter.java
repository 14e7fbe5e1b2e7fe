package dev.runtimeguard.report;

/**
 * Writes JSON on one line. Absent values are left out: a field whose value is null or empty writes nothing. The output
 * is valid JSON for any text, unpaired surrogates included.
 */
final class JsonWriter {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(1024);

    JsonWriter beginObject() {
        separate();
        out.append('{');
        return this;
    }

    JsonWriter beginObject(String name) {
        name(name);
        out.append('{');
        return this;
    }

    JsonWriter endObject() {
        out.append('}');
        return this;
    }

    JsonWriter beginArray(String name) {
        name(name);
        out.append('[');
        return this;
    }

    JsonWriter beginArray() {
        separate();
        out.append('[');
        return this;
    }

    JsonWriter endArray() {
        out.append(']');
        return this;
    }

    JsonWriter field(String name, String value) {
        if (value != null && !value.isEmpty()) {
            name(name);
            quote(value);
        }
        return this;
    }

    JsonWriter field(String name, long value) {
        name(name);
        out.append(value);
        return this;
    }

    /** A whole number without a fraction. */
    JsonWriter field(String name, double value) {
        long whole = (long) value;
        if (whole == value) {
            return field(name, whole);
        }
        name(name);
        out.append(value);
        return this;
    }

    JsonWriter field(String name, boolean value) {
        name(name);
        out.append(value);
        return this;
    }

    JsonWriter value(String value) {
        separate();
        quote(value);
        return this;
    }

    /** Opens the named member; the next call writes its value. */
    JsonWriter name(String name) {
        separate();
        quote(name);
        out.append(':');
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void separate() {
        if (out.isEmpty()) {
            return;
        }
        char last = out.charAt(out.length() - 1);
        if (last != '{' && last != '[' && last != ':') {
            out.append(',');
        }
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7f || c == '\u2028' || c == '\u2029' || isUnpaired(text, i)) {
                        escape(c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isUnpaired(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    private void escape(char c) {
        out.append("\\u")
                .append(HEX.charAt(c >> 12 & 0xf))
                .append(HEX.charAt(c >> 8 & 0xf))
                .append(HEX.charAt(c >> 4 & 0xf))
                .append(HEX.charAt(c & 0xf));
    }
}
