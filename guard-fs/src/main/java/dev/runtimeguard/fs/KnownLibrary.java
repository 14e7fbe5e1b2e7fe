package dev.runtimeguard.fs;

import dev.runtimeguard.report.Remedy;

/**
 * A library that writes outside the ephemeral storage unless told otherwise.
 *
 * @param name as its users know it
 * @param writes what it writes, and where by default
 * @param setting what to set so that it writes below {@code /tmp}
 * @param kind whether {@code setting} is a setting or code
 */
public record KnownLibrary(String name, String writes, String setting, Remedy.Kind kind) {

    /** The setting as a report's remedy. */
    public Remedy remedy() {
        return new Remedy(kind, "let " + name + " write below /tmp", setting);
    }
}
