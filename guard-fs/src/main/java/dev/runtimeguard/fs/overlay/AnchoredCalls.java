package dev.runtimeguard.fs.overlay;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.CallFailed;
import dev.runtimeguard.fs.bridge.FileCalls;
import dev.runtimeguard.fs.bridge.OpenFlags;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.HashSet;
import java.util.Set;

/** What a merged stream does below its directory, with the exceptions that the JDK's secure streams have. */
final class AnchoredCalls {

    interface Work<T> {
        T run() throws IOException;
    }

    private AnchoredCalls() {}

    /** Runs the work; a failure names the path as the program gave it. */
    static <T> T run(Path path, Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (CallFailed e) {
            throw exception(e, path.toString());
        } catch (FileSystemException e) {
            throw named(e, path.toString());
        }
    }

    /** The exception that the JDK makes of an errno; only three have a class of their own. */
    static FileSystemException exception(CallFailed e, String path) {
        if (e.errno() == Errno.EACCES.number()) {
            return new AccessDeniedException(path);
        }
        if (e.errno() == Errno.ENOENT.number()) {
            return new NoSuchFileException(path);
        }
        if (e.errno() == Errno.EEXIST.number()) {
            return new FileAlreadyExistsException(path);
        }
        return new FileSystemException(path, null, e.getMessage());
    }

    private static FileSystemException named(FileSystemException e, String path) {
        if (e instanceof NotDirectoryException) {
            return new NotDirectoryException(path);
        }
        return e.getReason() == null
                ? exception(Errno.from(e), path)
                : new FileSystemException(path, null, e.getReason());
    }

    static boolean noFollow(LinkOption... options) {
        return Set.of(options).contains(LinkOption.NOFOLLOW_LINKS);
    }

    static boolean isLink(FileCalls calls, Path path) {
        return Files.isSymbolicLink(calls.look(path, false));
    }

    static SecureDirectoryStream<Path> stream(FileCalls calls, Path path) throws IOException {
        Iterable<Path> merged = calls.names(path);
        Set<Path> names = new HashSet<>();
        if (merged != null) {
            for (Path name : merged) {
                names.add(name);
            }
        } else {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(path)) {
                for (Path entry : stream) {
                    names.add(entry.getFileName());
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        return new MergedStream(calls, path, names, null);
    }

    static SeekableByteChannel open(
            FileCalls calls, Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        boolean follow = !options.contains(LinkOption.NOFOLLOW_LINKS);
        boolean writes = options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
        if (!writes) {
            return Files.newByteChannel(calls.look(path, follow), options, attributes);
        }
        int flags = OpenFlags.WRITE_ONLY;
        if (options.contains(StandardOpenOption.CREATE_NEW)) {
            flags |= OpenFlags.CREATE | OpenFlags.EXCLUSIVE;
        } else if (options.contains(StandardOpenOption.CREATE)) {
            flags |= OpenFlags.CREATE;
        }
        if (options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
            flags |= OpenFlags.TRUNCATE;
        }
        // With NOFOLLOW_LINKS a link is looked at itself, and the kernel then refuses to open it.
        Path place = !follow && isLink(calls, path) ? calls.look(path, false) : calls.open(path, flags, Call.OPEN);
        return Files.newByteChannel(place, options, attributes);
    }

    static void delete(Path path, boolean directory) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) != directory && Layers.there(path)) {
            throw (directory ? Errno.ENOTDIR : Errno.EISDIR).failed();
        }
        Files.delete(path);
    }
}
