package dev.runtimeguard.fs.tmp;

import java.nio.file.Path;

/** Who created the files of the ephemeral storage, as far as somebody saw it. Safe for use by several threads. */
@FunctionalInterface
public interface Creators {

    /** As the agent saw it, if there is one. */
    Creators AGENT = new AgentCreators();

    /** Where nobody looks on. */
    Creators UNKNOWN = path -> null;

    /**
     * The code that created a file or directory: class, method and line, its jar, the invocation.
     *
     * @param path absolute
     * @return in a report's words; null when not known
     */
    String of(Path path);
}
