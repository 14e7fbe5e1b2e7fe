package dev.runtimeguard.fs.bundle;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with a deployment package or with a path in it.
 *
 * @param kind what is wrong
 * @param severity whether the function will fail because of it
 * @param path the file or directory to cure, which may be a parent of the one inspected; in an archive the entry's name,
 *     in a jar of an archive {@code lib/a.jar!/entry}
 * @param problem one sentence for a person
 * @param cure a command, setting or instruction that cures it; a command comes first, with what else to do behind {@code #}
 */
public record Finding(Kind kind, Severity severity, String path, String problem, String cure) {

    public Finding {
        requireNonNull(kind, "kind");
        requireNonNull(severity, "severity");
        requireNonNull(path, "path");
        requireNonNull(problem, "problem");
        requireNonNull(cure, "cure");
    }

    /** How sure a failure is. */
    public enum Severity {
        /** What uses the path fails. */
        ERROR("error"),
        /** It may fail, depending on what the function does. */
        WARNING("warning");

        private final String id;

        Severity(String id) {
            this.id = id;
        }

        /** The name in JSON and text; never null. */
        public String id() {
            return id;
        }
    }

    /** What can be wrong. */
    public enum Kind {
        /** Nothing is there. */
        MISSING("missing"),
        /** A file that the function's user may not read. */
        FILE_NOT_READABLE("file-not-readable"),
        /** A directory without the execute bit: nothing below it can be reached. */
        DIRECTORY_NOT_SEARCHABLE("directory-not-searchable"),
        /** A directory without the read bit: it cannot be listed. */
        DIRECTORY_NOT_LISTABLE("directory-not-listable"),
        /** A script or program without the execute bit. */
        NOT_EXECUTABLE("not-executable"),
        /** A script or program whose interpreter or dynamic loader is not there. */
        INTERPRETER_MISSING("interpreter-missing"),
        /** A native program or library for another processor, or none for this one. */
        WRONG_ARCHITECTURE("wrong-architecture"),
        /** A native program or library for another C library than Lambda's, which is glibc. */
        WRONG_LIBC("wrong-libc"),
        /** A native program or library of another operating system, or no native code at all. */
        NOT_LINUX("not-linux"),
        /** A file or archive that is cut off or not what its name says. */
        DAMAGED("damaged"),
        /** A library that writes where Lambda's file system is read-only. */
        WRITES_OUTSIDE_TMP("writes-outside-tmp"),
        /** More than Lambda takes. */
        TOO_LARGE("too-large"),
        /** The same class in two jars. */
        DUPLICATE_CLASSES("duplicate-classes"),
        /** An entry whose name is not a path on Linux, or leads out of the package. */
        BAD_NAME("bad-name"),
        /** Two entries of one name. */
        DUPLICATE_ENTRY("duplicate-entry"),
        /** Too much to look at: what is left out may have findings too. */
        NOT_INSPECTED("not-inspected");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The name in JSON and text; never null. */
        public String id() {
            return id;
        }
    }
}
