package dev.runtimeguard.iam.lookalike;

import dev.runtimeguard.report.Shell;
import java.util.Map;
import java.util.function.Function;

/**
 * Fills the {@code {name}}s of the table's texts. A name in lower case is what the message said there; one with a
 * capital is a field of the request ({@code {Bucket}}), and stays as a placeholder in capitals when it is not known.
 */
final class Blanks {

    private static final int MAX_VALUE = 256;

    private final Map<String, String> captured;
    private final Function<String, String> fields;

    Blanks(Map<String, String> captured, Function<String, String> fields) {
        this.captured = captured;
        this.fields = fields;
    }

    /**
     * @param command whether values become words of a shell's command line
     */
    String fill(String template, boolean command) {
        int open = template.indexOf('{');
        if (open < 0) {
            return template;
        }
        StringBuilder filled = new StringBuilder(template.length() + 64);
        int from = 0;
        while (open >= 0) {
            int close = template.indexOf('}', open);
            String name = close < 0 ? "" : template.substring(open + 1, close);
            if (isName(name)) {
                String value = value(name);
                filled.append(template, from, open).append(command ? Shell.quoted(value) : value);
                from = close + 1;
            }
            open = template.indexOf('{', open + 1);
        }
        return filled.append(template, from, template.length()).toString();
    }

    /** Whether what stands in braces is a name and not a block of code or JSON. */
    static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128 || !Character.isLetter(c)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private String value(String name) {
        if (Character.isLowerCase(name.charAt(0))) {
            return captured.getOrDefault(name, "");
        }
        String text = null;
        try {
            text = fields.apply(name);
        } catch (RuntimeException unreadable) {
            // A request that cannot be read is one of which nothing is known.
        }
        return text == null || text.length() > MAX_VALUE ? placeholder(name) : text;
    }

    /** {@code QUEUE_URL} of {@code QueueUrl}. */
    private static String placeholder(String name) {
        StringBuilder capitals = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            if (i > 0 && Character.isUpperCase(name.charAt(i)) && Character.isLowerCase(name.charAt(i - 1))) {
                capitals.append('_');
            }
            capitals.append(Character.toUpperCase(name.charAt(i)));
        }
        return capitals.toString();
    }
}
