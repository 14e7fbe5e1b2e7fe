package dev.runtimeguard.testing;

/** Throws what the compiler would not let through. */
public final class Sneaky {

    private Sneaky() {}

    /** Throws {@code thrown} itself; declared to return so that it can stand in an expression. */
    public static RuntimeException raise(Throwable thrown) {
        throw Sneaky.<RuntimeException>unchecked(thrown);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
