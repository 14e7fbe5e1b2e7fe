package dev.runtimeguard.iam.knowledge;

import dev.runtimeguard.report.Remedy;
import dev.runtimeguard.report.Shell;
import java.util.Locale;

/** Questions that tell apart the causes of a denial, each with a command line of the AWS CLI for a POSIX shell. */
final class Check {

    private final String title;
    private final StringBuilder line;

    private Check(String title, String start) {
        this.title = title;
        this.line = new StringBuilder(start);
    }

    static Check of(String title, String start) {
        return new Check(title, start);
    }

    /** Adds an option with its value, or with a placeholder where the value is not known. */
    Check option(String name, String value, String placeholder) {
        String given = ArnText.isPlain(value) ? value : placeholder;
        // A value that starts with a dash would be read as an option of its own.
        line.append(" --")
                .append(name)
                .append(given.startsWith("-") ? '=' : ' ')
                .append(Shell.quoted(given));
        return this;
    }

    Check option(String name, String value) {
        return option(name, value, name.toUpperCase(Locale.ROOT));
    }

    Remedy remedy() {
        return new Remedy(Remedy.Kind.CHECK, title, line.toString());
    }
}
