package dev.runtimeguard.fs;

import dev.runtimeguard.report.Remedy;
import java.util.Locale;

/**
 * A library that writes outside the ephemeral storage unless told otherwise.
 *
 * @param name as its users know it
 * @param writes what it writes, and where by default
 * @param setting what to set so that it writes below {@code /tmp}
 * @param way {@code config} or {@code code}: a text, as the check of a package runs without guard-core
 */
public record KnownLibrary(String name, String writes, String setting, String way) {

    /** Whether {@link #setting} is a setting or code. */
    public Remedy.Kind kind() {
        return Remedy.Kind.valueOf(way.toUpperCase(Locale.ROOT));
    }

    /** The setting as a report's remedy. */
    public Remedy remedy() {
        return new Remedy(kind(), "let " + name + " write below /tmp", setting);
    }
}
