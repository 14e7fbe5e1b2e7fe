package dev.runtimeguard.report;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths without their names: {@code /var/task/PATH}. Which of Lambda's own directories they lie in is kept. */
final class MaskedPath {

    static final String PATH = "/PATH";

    /** Lambda's directories, and those of any Linux that say nothing of a function. */
    private static final Pattern KNOWN = Pattern.compile(
            "(?<root>/tmp|/var/task|/var/runtime|/var/lang|/opt|/mnt|/dev|/proc|/sys|/etc|/usr|/home)(?<rest>/.*)?",
            Pattern.DOTALL);

    /** An absolute path in a sentence, a setting or code. */
    private static final Pattern IN_TEXT =
            Pattern.compile("(?<![\\w/])/(?![/*\\s])[^\\s\"'`<>|,;:()\\[\\]{}]*[^\\s\"'`<>|,;:()\\[\\]{}.]");

    private MaskedPath() {}

    /** A text that is a path. */
    static String of(String path) {
        if (!path.startsWith("/")) {
            return PATH.substring(1);
        }
        Matcher known = KNOWN.matcher(path);
        if (!known.matches()) {
            return path.length() == 1 ? path : PATH;
        }
        String rest = known.group("rest");
        boolean isDirectory = rest == null || rest.equals("/");
        return isDirectory || path.equals("/dev/null") ? path : known.group("root") + PATH;
    }

    /** A text with every absolute path in it masked. */
    static String inText(String text) {
        return IN_TEXT.matcher(text).replaceAll(path -> replacement(path, text));
    }

    private static String replacement(MatchResult path, String text) {
        boolean closesTag = path.start() > 0
                && text.charAt(path.start() - 1) == '<'
                && text.contains('<' + path.group().substring(1) + '>');
        return Matcher.quoteReplacement(closesTag ? path.group() : of(path.group()));
    }
}
