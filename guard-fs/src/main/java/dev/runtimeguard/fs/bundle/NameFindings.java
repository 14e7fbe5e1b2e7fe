package dev.runtimeguard.fs.bundle;

import dev.runtimeguard.fs.bundle.Finding.Kind;
import dev.runtimeguard.fs.bundle.Finding.Severity;
import java.util.Arrays;
import java.util.Optional;

/** Names that do not become the files their makers meant. */
final class NameFindings {

    private NameFindings() {}

    /**
     * @param path for the finding
     * @param name as stored
     * @param isRepeated whether the name was there before
     */
    static Optional<Finding> of(String path, String name, boolean isRepeated) {
        if (name.indexOf('\\') >= 0) {
            return Optional.of(bad(
                    path,
                    "has backslashes in its name, as some Windows tools write them: on Linux that is one file in no"
                            + " directory.",
                    "Zip it with a tool that writes / between directories."));
        }
        if (name.startsWith("/") || Arrays.asList(name.split("/", -1)).contains("..")) {
            return Optional.of(
                    bad(path, "has a name that leads out of the package.", "Zip from within the package's directory."));
        }
        return isRepeated
                ? Optional.of(new Finding(
                        Kind.DUPLICATE_ENTRY,
                        Severity.WARNING,
                        path,
                        path + " is there more than once: which one counts depends on who unpacks it.",
                        "Remove the zip before it is built anew."))
                : Optional.empty();
    }

    /** @param path the beginning of it */
    static Finding tooLong(String path) {
        return bad(path, "has a name longer than a path on Linux can be.", "Leave it out of the package.");
    }

    private static Finding bad(String path, String what, String cure) {
        return new Finding(Kind.BAD_NAME, Severity.ERROR, path, path + " " + what, cure);
    }
}
