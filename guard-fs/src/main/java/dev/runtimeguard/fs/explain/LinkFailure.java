package dev.runtimeguard.fs.explain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A native library that was not loaded, as {@link UnsatisfiedLinkError} says it: the JDK's own words where it found no
 * file, else the library's path, those of the dynamic linker and, for another architecture, HotSpot's guess.
 *
 * @param cause why
 * @param library the library's path; of {@link Cause#NOT_ON_PATH} its name as the program gave it
 * @param detail the dependency that is missing, or the version asked for; null where there is none
 */
record LinkFailure(Cause cause, String library, String detail) {

    /** Why a library is not loaded; the first whose shape fits is the one. */
    enum Cause {
        NOT_ON_PATH("no (?<library>\\S+) in java\\.library\\.path\\b.*"),
        MISSING("Can't load library: (?<library>/.+)"),
        ARCHITECTURE("(?<library>/.+?): .*\\(Possible cause: (?:can't load |architecture |endianness )"
                + "(?<detail>[^)]*)\\).*"),
        WORD_SIZE("(?<library>/.+?): .*wrong ELF class: (?<detail>\\w+).*"),
        UNREADABLE("(?<library>/.+?): (?<detail>/?[^ :]+): cannot open shared object file: Permission denied.*"),
        DEPENDENCY("(?<library>/.+?): (?<detail>[^ :]+): cannot open shared object file: No such file or directory.*"),
        VERSION("(?<library>/.+?): .*version [`'](?<detail>[^']+)' not found.*"),
        NO_LIBRARY("(?<library>/.+?): .*(?<detail>file too short|invalid ELF header|no loadable segments"
                + "|object file has no dynamic section).*");

        private final Pattern shape;

        Cause(String shape) {
            this.shape = Pattern.compile(shape, Pattern.DOTALL);
        }
    }

    /** How Java 17 and later keep an error of a class's initialiser for the next use of the class. */
    private static final Pattern KEPT = Pattern.compile(
            "Exception java\\.lang\\.UnsatisfiedLinkError: (.*) \\[in thread \".*\"\\]", Pattern.DOTALL);

    static Optional<LinkFailure> of(Throwable link) {
        String message = JdkFailures.text(link);
        if (link instanceof ExceptionInInitializerError) {
            Matcher kept = KEPT.matcher(message);
            return kept.matches() ? read(kept.group(1)) : Optional.empty();
        }
        return link instanceof UnsatisfiedLinkError ? read(message) : Optional.empty();
    }

    private static Optional<LinkFailure> read(String message) {
        for (Cause cause : Cause.values()) {
            Matcher shape = cause.shape.matcher(message);
            if (shape.matches()) {
                boolean detailed = cause != Cause.NOT_ON_PATH && cause != Cause.MISSING;
                return Optional.of(
                        new LinkFailure(cause, shape.group("library"), detailed ? shape.group("detail") : null));
            }
        }
        return Optional.empty();
    }
}
