package dev.runtimeguard.fs.bridge;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.util.Set;

/**
 * The side of the JDK's secure directory streams, which work below a descriptor of their directory: where writes go
 * elsewhere the descriptor does not lead there, so the path is taken. A stream may be older than all that was written.
 */
public final class StreamBridge {

    private StreamBridge() {}

    /** For newDirectoryStream; null leaves the call alone. The program closes what it gets. */
    @SuppressWarnings("StreamResourceLeak")
    public static Object stream(SecureDirectoryStream<?> stream, Path name, LinkOption[] options) throws IOException {
        Path child = child(stream, name);
        // A link that is not to be followed is the JDK's to refuse.
        if (child == null || (options.length > 0 && Files.isSymbolicLink(child))) {
            return null;
        }
        DirectoryStream<Path> answer = Files.newDirectoryStream(child);
        if (answer instanceof SecureDirectoryStream) {
            return answer;
        }
        answer.close();
        return null;
    }

    /** For newByteChannel; null leaves the call alone. */
    public static Object channel(
            SecureDirectoryStream<?> stream,
            Path name,
            Set<? extends OpenOption> options,
            FileAttribute<?>[] attributes)
            throws IOException {
        Path child = child(stream, name);
        return child == null ? null : Files.newByteChannel(child, options, attributes);
    }

    /** For getFileAttributeView, of the directory itself without a name; null leaves the call alone. */
    public static Object view(
            SecureDirectoryStream<?> stream, Path name, Class<? extends FileAttributeView> type, boolean follow) {
        Path child = child(stream, name == null ? Path.of("") : name);
        if (child == null) {
            return null;
        }
        return follow
                ? Files.getFileAttributeView(child, type)
                : Files.getFileAttributeView(child, type, LinkOption.NOFOLLOW_LINKS);
    }

    /** For deleteFile. */
    public static boolean deleteFile(SecureDirectoryStream<?> stream, Path name) throws IOException {
        return delete(stream, name, false);
    }

    /** For deleteDirectory. */
    public static boolean deleteDirectory(SecureDirectoryStream<?> stream, Path name) throws IOException {
        return delete(stream, name, true);
    }

    private static boolean delete(SecureDirectoryStream<?> stream, Path name, boolean directory) throws IOException {
        Path child = child(stream, name);
        FileCalls calls = child == null ? null : FileBridge.calls();
        try {
            return calls != null && calls.delete(child, directory, Call.DELETE);
        } catch (CallFailed failed) {
            throw exception(failed, name.toString(), null);
        }
    }

    /** For move. */
    public static boolean move(SecureDirectoryStream<?> from, Path name, SecureDirectoryStream<?> to, Path newName)
            throws IOException {
        Path source = child(from, name);
        Path target = child(to, newName);
        if (source == null && target == null) {
            return false;
        }
        Path fromDirectory = directory(from);
        Path toDirectory = directory(to);
        FileCalls calls = fromDirectory == null || toDirectory == null ? null : FileBridge.calls();
        try {
            return calls != null && calls.rename(fromDirectory.resolve(name), toDirectory.resolve(newName), Call.MOVE);
        } catch (CallFailed failed) {
            throw exception(failed, name.toString(), newName.toString());
        }
    }

    /**
     * What the JDK makes of a failure below a directory stream (sun.nio.fs.UnixException, UnixSecureDirectoryStream).
     *
     * @param path as the program named it
     * @param other the other path of a move, or null
     */
    public static FileSystemException exception(CallFailed failed, String path, String other) {
        return OwnFrames.removed(
                switch (failed.errno()) {
                    case Errno.ENOENT -> new NoSuchFileException(path, other, null);
                    case Errno.EACCES -> new AccessDeniedException(path, other, null);
                    case Errno.EEXIST -> new FileAlreadyExistsException(path, other, null);
                    case Errno.EXDEV -> new AtomicMoveNotSupportedException(path, other, failed.getMessage());
                    // A move to a directory that is not empty has no class of its own.
                    case Errno.ENOTEMPTY ->
                        other == null
                                ? new DirectoryNotEmptyException(null)
                                : new FileSystemException(path, other, failed.getMessage());
                    default -> new FileSystemException(path, other, failed.getMessage());
                });
    }

    /** The directory of an open stream, or null when it is closed or not one of the JDK's. */
    public static Path directory(SecureDirectoryStream<?> stream) {
        return stream instanceof AnchoredStream anchored ? anchored.directory() : FileBridge.directory(stream);
    }

    /** The path of what a stream names, or null to leave the call alone. */
    private static Path child(SecureDirectoryStream<?> stream, Path name) {
        if (!FileBridge.writing() || name == null || stream == null) {
            return null;
        }
        Path directory = directory(stream);
        FileCalls calls = directory == null ? null : FileBridge.writes(directory.toString());
        try {
            return calls != null && calls.takes(directory) ? directory.resolve(name) : null;
        } catch (CallFailed leftToTheJdk) {
            return null;
        }
    }
}
