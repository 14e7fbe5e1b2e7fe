package dev.runtimeguard.fs;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/**
 * A write that the read-only file system refused, as the JDK's exceptions tell it.
 *
 * @param path the path as the program used it; null where the exception does not carry one
 */
record ReadOnlyRefusal(String path) {

    /** The system's words for EROFS, which the JDK passes on: the same from Java 17 to 25. */
    private static final String EROFS = "Read-only file system";

    private static final String SUFFIX = " (" + EROFS + ")";

    /** The refusal {@code failure} is, or empty when it is another failure. */
    static Optional<ReadOnlyRefusal> of(Throwable failure) {
        if (failure instanceof FileSystemException refused) {
            boolean readOnly = EROFS.equals(refused.getReason());
            // Of a move or a link the target is what was to be written.
            String path = refused.getOtherFile() != null ? refused.getOtherFile() : refused.getFile();
            return readOnly ? Optional.of(new ReadOnlyRefusal(path)) : Optional.empty();
        }
        String message = failure.getMessage();
        if (failure instanceof FileNotFoundException && message != null && message.endsWith(SUFFIX)) {
            return Optional.of(new ReadOnlyRefusal(message.substring(0, message.length() - SUFFIX.length())));
        }
        // createNewFile and createTempFile do not say which path.
        return failure.getClass() == IOException.class && EROFS.equals(message)
                ? Optional.of(new ReadOnlyRefusal(null))
                : Optional.empty();
    }
}
