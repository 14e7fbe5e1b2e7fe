package dev.runtimeguard.iam.lookalike;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A wording to find in a message: literal text in any case with {@code {name}} for what varies, or after {@code =} the
 * whole message. Each piece is searched for once, behind the one before, so the time is linear in the message.
 */
final class Wording {

    private static final int MAX_CAPTURE = 200;

    private final boolean whole;
    /** Literal pieces; the name with the same index stands between that piece and the next. */
    private final List<String> literals = new ArrayList<>();

    private final List<String> names = new ArrayList<>();

    private Wording(boolean whole) {
        this.whole = whole;
    }

    static Wording parse(String pattern) {
        Wording wording = new Wording(pattern.startsWith("="));
        String rest = wording.whole ? pattern.substring(1) : pattern;
        // A name begins with a letter, which tells it from the brace of a JSON body.
        int from = 0;
        for (int open = rest.indexOf('{'); open >= 0; open = rest.indexOf('{', open + 1)) {
            int close = rest.indexOf('}', open);
            if (close > open + 1 && Character.isLetter(rest.charAt(open + 1))) {
                wording.literals.add(rest.substring(from, open).toLowerCase(Locale.ROOT));
                wording.names.add(rest.substring(open + 1, close));
                from = close + 1;
            }
        }
        wording.literals.add(rest.substring(from).toLowerCase(Locale.ROOT));
        return wording;
    }

    List<String> names() {
        return names;
    }

    /** What the names stand for, or null when the message is worded otherwise. */
    Map<String, String> find(MessageText message) {
        String lower = message.lower();
        if (whole) {
            return lower.equals(literals.get(0)) ? Map.of() : null;
        }
        int at = lower.indexOf(literals.get(0));
        if (at < 0) {
            return null;
        }
        at += literals.get(0).length();
        Map<String, String> captured = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String next = literals.get(i + 1);
            int end = next.isEmpty() ? wordEnd(lower, at) : lower.indexOf(next, at);
            if (end <= at || end - at > MAX_CAPTURE) {
                return null;
            }
            captured.put(names.get(i), message.text().substring(at, end));
            at = end + next.length();
        }
        return captured;
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && " ,;\"'()".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end > from && text.charAt(end - 1) == '.' ? end - 1 : end;
    }
}
