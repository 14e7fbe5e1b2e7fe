package dev.runtimeguard.report;

/** Words of a POSIX shell's command line, for remedies that are commands to paste. */
public final class Shell {

    private Shell() {}

    /** {@code text} as one word, quoted only where it needs to be. */
    public static String quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-_./:@%+=,".indexOf(c) >= 0);
            if (!plain) {
                return '\'' + text.replace("'", "'\\''") + '\'';
            }
        }
        return text.isEmpty() ? "''" : text;
    }
}
