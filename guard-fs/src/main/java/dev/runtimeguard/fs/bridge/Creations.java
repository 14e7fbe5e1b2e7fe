package dev.runtimeguard.fs.bridge;

/**
 * Told of what is about to be created below the ephemeral storage, on the thread that creates it. Implementations are safe
 * for use by several threads, cost next to nothing and throw nothing.
 */
public abstract class Creations {

    /**
     * A file or directory may come into being.
     *
     * @param path absolute
     * @param afresh whether what was there before, if anything, is overwritten
     */
    public abstract void created(String path, boolean afresh);

    /** What was created as {@code from} is called {@code to} now. */
    public abstract void moved(String from, String to);
}
