package dev.runtimeguard.testing;

/** A throwable each of whose methods throws what it is given. */
public final class Hostile extends RuntimeException {

    private final transient Throwable thrown;

    public Hostile(Throwable thrown) {
        super("hostile");
        this.thrown = thrown;
    }

    @Override
    public String getMessage() {
        throw Sneaky.raise(thrown);
    }

    @Override
    public String getLocalizedMessage() {
        throw Sneaky.raise(thrown);
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public Throwable getCause() {
        throw Sneaky.raise(thrown);
    }

    @Override
    public StackTraceElement[] getStackTrace() {
        throw Sneaky.raise(thrown);
    }

    @Override
    public String toString() {
        throw Sneaky.raise(thrown);
    }
}
