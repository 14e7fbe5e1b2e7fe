package dev.runtimeguard.samples.local;

import java.util.List;
import java.util.stream.Collectors;

/** Words that a POSIX shell reads back exactly, whatever is in them. */
final class ShellWords {

    private ShellWords() {}

    static String quote(List<String> words) {
        return words.stream().map(ShellWords::quote).collect(Collectors.joining(" "));
    }

    private static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
