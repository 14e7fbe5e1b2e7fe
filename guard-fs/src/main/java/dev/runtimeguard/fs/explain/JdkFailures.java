package dev.runtimeguard.fs.explain;

import dev.runtimeguard.report.Confidence;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Optional;

/**
 * Reads the exceptions that the JDK itself makes of the system's errors. Their shapes are the same from Java 17 to 25:
 * {@code java.io} puts the system's words in brackets behind the path, {@code java.nio.file} keeps paths and reason
 * apart, and has classes of their own for what is not there and what is denied.
 */
final class JdkFailures {

    private JdkFailures() {}

    static Optional<FileFailure> of(Throwable link) {
        if (link instanceof FileSystemException refused) {
            return ofNio(refused);
        }
        if (link instanceof FileNotFoundException) {
            return bracketed(text(link), FileOperation.of(link.getStackTrace()), Confidence.CERTAIN);
        }
        if (link.getClass() == IOException.class) {
            return ofPathless(link);
        }
        if (link instanceof SocketException) {
            // A socket takes a descriptor like any file; nothing else of its errors is about files.
            Errno errno = Errno.of(text(link));
            return errno == Errno.TOO_MANY_OPEN_FILES
                    ? failure(errno, null, null, FileOperation.UNKNOWN)
                    : Optional.empty();
        }
        if (link instanceof ReadOnlyFileSystemException && isThrownBy(link, "jdk.nio.zipfs.")) {
            // A zip file system takes itself for read-only when its archive's file is.
            return failure(Errno.READ_ONLY, null, null, FileOperation.WRITE, Confidence.LIKELY);
        }
        return Optional.empty();
    }

    private static Optional<FileFailure> ofNio(FileSystemException refused) {
        Errno errno = errnoOf(refused);
        if (errno == null) {
            return Optional.empty();
        }
        boolean two = refused.getOtherFile() != null;
        String path = two ? refused.getOtherFile() : refused.getFile();
        String source = two ? refused.getFile() : null;
        FileOperation operation = FileOperation.of(refused.getStackTrace());
        // Of a link the JDK names the new link first, of a copy and a move what was there.
        boolean link = two && operation == FileOperation.LINK;
        return failure(errno, link ? source : path, link ? path : source, operation);
    }

    private static Errno errnoOf(FileSystemException refused) {
        String reason = refused.getReason();
        if (refused instanceof AtomicMoveNotSupportedException) {
            return Errno.CROSS_DEVICE;
        }
        if (reason != null) {
            return Errno.of(reason);
        }
        if (refused instanceof AccessDeniedException) {
            return Errno.PERMISSION_DENIED;
        }
        return refused instanceof NoSuchFileException ? Errno.NOT_FOUND : null;
    }

    /** An error without a path, which the JDK's own frame must vouch for unless no socket says the like. */
    private static Optional<FileFailure> ofPathless(Throwable link) {
        Errno errno = Errno.of(text(link));
        if (errno == null) {
            return Optional.empty();
        }
        boolean said = errno == Errno.READ_ONLY
                || errno == Errno.TOO_MANY_OPEN_FILES
                || isThrownBy(link, "java.io.UnixFileSystem");
        return said ? failure(errno, null, null, FileOperation.of(link.getStackTrace())) : Optional.empty();
    }

    /** The failure in {@code path (Words of the system)}, or empty when the words are none that are explained. */
    static Optional<FileFailure> bracketed(String message, FileOperation operation, Confidence confidence) {
        int open = message.lastIndexOf(" (");
        if (open <= 0 || !message.endsWith(")")) {
            return Optional.empty();
        }
        Errno errno = Errno.of(message.substring(open + 2, message.length() - 1));
        return errno == null
                ? Optional.empty()
                : failure(errno, message.substring(0, open), null, operation, confidence);
    }

    private static boolean isThrownBy(Throwable link, String classPrefix) {
        StackTraceElement[] frames = link.getStackTrace();
        return frames.length > 0 && frames[0].getClassName().startsWith(classPrefix);
    }

    /** The message, or no text where there is none to be had. */
    static String text(Throwable link) {
        try {
            String message = link.getMessage();
            return message == null ? "" : message;
        } catch (RuntimeException | Error fromAnOverriddenGetMessage) {
            return "";
        }
    }

    private static Optional<FileFailure> failure(Errno errno, String path, String source, FileOperation operation) {
        return failure(errno, path, source, operation, Confidence.CERTAIN);
    }

    private static Optional<FileFailure> failure(
            Errno errno, String path, String source, FileOperation operation, Confidence confidence) {
        return Optional.of(new FileFailure(errno, path, source, operation, confidence));
    }
}
