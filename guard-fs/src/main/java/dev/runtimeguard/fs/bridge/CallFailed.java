package dev.runtimeguard.fs.bridge;

/** Fails a file call as the kernel would have; becomes the exception that the JDK makes of the error. */
public final class CallFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int errno;

    /**
     * A failure without stack trace.
     *
     * @param errno the error's number on Linux
     * @param text the error's text in the C locale, as {@code No such file or directory}
     */
    public CallFailed(int errno, String text) {
        super(text, null, false, false);
        this.errno = errno;
    }

    public int errno() {
        return errno;
    }
}
