package dev.runtimeguard.s3;

import dev.runtimeguard.report.Shell;

/** A command line of the AWS CLI for a POSIX shell, put together option by option. */
final class Command {

    private final StringBuilder line;

    Command(String start) {
        line = new StringBuilder(start);
    }

    /** Adds an option with its value. */
    Command option(String name, String value) {
        // A value that starts with a dash would be read as an option of its own.
        line.append(" --")
                .append(name)
                .append(value.startsWith("-") ? '=' : ' ')
                .append(Shell.quoted(value));
        return this;
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
