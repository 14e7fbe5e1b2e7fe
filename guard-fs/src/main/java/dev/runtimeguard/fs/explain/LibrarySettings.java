package dev.runtimeguard.fs.explain;

import dev.runtimeguard.report.Remedy;
import java.util.List;

/** The settings by which known libraries move their files to a writable place. */
@FunctionalInterface
public interface LibrarySettings {

    /**
     * What to set for the library that asked for a file operation, the best first; empty when it is not known.
     *
     * @param culprit never null
     */
    List<Remedy> remediesFor(Culprit culprit);
}
