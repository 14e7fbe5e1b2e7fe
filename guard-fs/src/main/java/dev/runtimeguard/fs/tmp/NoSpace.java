package dev.runtimeguard.fs.tmp;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/**
 * A full disk, as the JDK's exceptions tell it.
 *
 * @param path what was to be written, as the program named it; null where the exception does not say
 */
record NoSpace(String path) {

    /** The system's words for ENOSPC, which the JDK passes on: the same from Java 17 to 25. */
    private static final String ENOSPC = "No space left on device";

    private static final String SUFFIX = " (" + ENOSPC + ")";

    static Optional<NoSpace> of(Throwable failure) {
        if (failure instanceof FileSystemException refused) {
            String path = refused.getOtherFile() != null ? refused.getOtherFile() : refused.getFile();
            return ENOSPC.equals(refused.getReason()) ? Optional.of(new NoSpace(path)) : Optional.empty();
        }
        String message = failure.getMessage();
        if (!(failure instanceof IOException) || message == null) {
            return Optional.empty();
        }
        if (failure instanceof FileNotFoundException) {
            return message.endsWith(SUFFIX)
                    ? Optional.of(new NoSpace(message.substring(0, message.length() - SUFFIX.length())))
                    : Optional.empty();
        }
        return message.equals(ENOSPC) || isOfChildProcess(failure, message)
                ? Optional.of(new NoSpace(null))
                : Optional.empty();
    }

    /**
     * One that cannot be started: "error=28, ..." on Java 17, "error: 28 (...)" on 25. Of an exception of any other class
     * the message may quote what the function was sent.
     */
    private static boolean isOfChildProcess(Throwable failure, String message) {
        return failure.getClass() == IOException.class
                && (message.contains("error=28, " + ENOSPC) || message.contains("error: 28 (" + ENOSPC + ")"));
    }
}
