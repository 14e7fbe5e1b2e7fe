package dev.runtimeguard.report;

/** Masks the texts of one report, the same thing by the same word in all of them. Null stays null. */
interface Mask {

    /** A text in which anything may be quoted. */
    String text(String text);

    /** A text that is a path, absolute or not. */
    String path(String path);

    /** A text that is the name of a role. */
    String role(String name);
}
