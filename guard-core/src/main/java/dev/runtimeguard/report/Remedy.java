package dev.runtimeguard.report;

import static java.util.Objects.requireNonNull;

/**
 * One way to fix or to narrow down what a report names.
 *
 * @param kind what {@code text} is
 * @param title what doing it achieves and where, in one line
 * @param text what to paste: a policy, a template fragment, a command line, code or a setting
 */
public record Remedy(Kind kind, String title, String text) {

    public Remedy {
        requireNonNull(kind, "kind");
        requireNonNull(title, "title");
        requireNonNull(text, "text");
    }

    /** What a remedy's text is. */
    public enum Kind {
        /** An IAM policy document. */
        POLICY("policy"),
        /** A fragment of a SAM template. */
        SAM("sam"),
        /** A command line. */
        CLI("cli"),
        /** A change of the function's code. */
        CODE("code"),
        /** A setting of the function, a library or the guard. */
        CONFIG("config"),
        /** A command or a question that tells causes apart and changes nothing. */
        CHECK("check");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The value of the remedy's {@code kind} field; never null. */
        public String id() {
            return id;
        }
    }
}
