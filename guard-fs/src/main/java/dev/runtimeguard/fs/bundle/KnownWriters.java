package dev.runtimeguard.fs.bundle;

import dev.runtimeguard.fs.KnownLibraries;
import java.util.Optional;

/** Knows libraries that write where Lambda's file system is read-only. */
@FunctionalInterface
public interface KnownWriters {

    /** Knows those of {@link KnownLibraries}. */
    KnownWriters OF_THE_GUARD = (jar, className) -> KnownLibraries.of(jar, className)
            .map(library -> new Advice(library.name(), "writes " + library.writes(), library.setting()));

    /** Knows none. */
    KnownWriters NONE = (jar, className) -> Optional.empty();

    /**
     * What is known of a library.
     *
     * @param jarFileName its jar's file name, without directories; null for classes that are in no jar
     * @param className one of its classes, with dots; null when only the jar is known
     */
    Optional<Advice> of(String jarFileName, String className);

    /**
     * How to live with such a library.
     *
     * @param library its name
     * @param problem what it writes where, as the end of a sentence that begins with the name
     * @param cure the setting that moves its files below /tmp
     */
    record Advice(String library, String problem, String cure) {}
}
