package dev.runtimeguard.iam;

/** Words of a POSIX shell's command line. */
final class Shell {

    private Shell() {}

    /** {@code text} as one word, quoted only where it needs to be. */
    static String quoted(String text) {
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
