package dev.runtimeguard.fs.overlay;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.CallFailed;
import dev.runtimeguard.fs.bridge.FileCalls;
import dev.runtimeguard.fs.bridge.OpenFlags;
import dev.runtimeguard.fs.bridge.StreamBridge;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
        return run(path.toString(), null, work);
    }

    /** As {@link #run(Path, Work)}, for a move, whose failure names both paths. */
    static <T> T run(Path source, Path target, Work<T> work) throws IOException {
        return run(source.toString(), target.toString(), work);
    }

    private static <T> T run(String path, String other, Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (CallFailed e) {
            throw StreamBridge.exception(e, path, other);
        } catch (NotDirectoryException e) {
            throw new NotDirectoryException(path);
        } catch (FileSystemException e) {
            boolean ownClass = e.getReason() == null || e instanceof AtomicMoveNotSupportedException;
            throw ownClass
                    ? StreamBridge.exception(Errno.from(e), path, other)
                    : new FileSystemException(path, other, e.getReason());
        }
    }

    static boolean noFollow(LinkOption... options) {
        return Set.of(options).contains(LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isLink(FileCalls calls, Path path) {
        return Files.isSymbolicLink(calls.look(path, false));
    }

    static SecureDirectoryStream<Path> stream(FileCalls calls, Path path, LinkOption... options) throws IOException {
        Set<Path> names = new HashSet<>();
        Iterable<Path> merged = names(calls, path, noFollow(options));
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

    private static Iterable<Path> names(FileCalls calls, Path path, boolean noFollow) throws NotDirectoryException {
        try {
            if (noFollow && isLink(calls, path)) {
                throw Errno.ELOOP.failed();
            }
            return calls.names(path);
        } catch (CallFailed e) {
            if (e.errno() == Errno.ENOTDIR.number()) {
                throw new NotDirectoryException(path.toString());
            }
            throw e;
        }
    }

    static SeekableByteChannel open(
            FileCalls calls, Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        if (!options.contains(StandardOpenOption.DELETE_ON_CLOSE)) {
            return Files.newByteChannel(place(calls, path, options), options, attributes);
        }
        // The JDK removes what it opened, a link itself, as soon as it is open: in one layer, where it must be from
        // both.
        Set<OpenOption> others = new HashSet<>(options);
        others.remove(StandardOpenOption.DELETE_ON_CLOSE);
        others.add(LinkOption.NOFOLLOW_LINKS);
        SeekableByteChannel channel = Files.newByteChannel(place(calls, path, others), others, attributes);
        try {
            if (!calls.delete(path, false, Call.DELETE)) {
                Files.delete(path);
            }
        } catch (CallFailed | IOException e) {
            // The JDK's own is an attempt as well.
        }
        return channel;
    }

    /** Where to open the path. */
    private static Path place(FileCalls calls, Path path, Set<? extends OpenOption> options) {
        boolean follow = !options.contains(LinkOption.NOFOLLOW_LINKS);
        boolean writes = options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
        if (!writes) {
            return calls.look(path, follow);
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
        return !follow && isLink(calls, path) ? calls.look(path, false) : calls.open(path, flags, Call.OPEN);
    }

    static void delete(Path path, boolean directory) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) != directory && Layers.there(path)) {
            throw (directory ? Errno.ENOTDIR : Errno.EISDIR).failed();
        }
        Files.delete(path);
    }
}
