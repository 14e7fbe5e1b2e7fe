package dev.runtimeguard.fs.explain;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A child process that could not be started, as {@link ProcessBuilder#start} says it: {@code Cannot run program "p" (in
 * directory "d"): error=13, Permission denied}, and on later Java versions {@code Exec failed, error: 13 (Permission
 * denied)}.
 *
 * @param program the program as it was named
 * @param directory the working directory asked for; null when it is this process's own
 * @param errno why
 */
record ProgramFailure(String program, String directory, Errno errno) {

    private static final Pattern SHAPE = Pattern.compile(
            "Cannot run program \"(?<program>[^\"]+)\"(?: \\(in directory \"(?<directory>[^\"]+)\"\\))?: "
                    + "(?:error=|Exec failed, error: )(?<number>\\d{1,3})\\b.*",
            Pattern.DOTALL);

    static Optional<ProgramFailure> of(Throwable link) {
        if (link.getClass() != IOException.class) {
            return Optional.empty();
        }
        Matcher shape = SHAPE.matcher(JdkFailures.text(link));
        Errno errno = shape.matches() ? Errno.of(Integer.parseInt(shape.group("number"))) : null;
        return errno == null
                ? Optional.empty()
                : Optional.of(new ProgramFailure(shape.group("program"), shape.group("directory"), errno));
    }
}
