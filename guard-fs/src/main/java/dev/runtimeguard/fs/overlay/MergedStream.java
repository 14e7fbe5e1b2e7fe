package dev.runtimeguard.fs.overlay;

import dev.runtimeguard.fs.bridge.AnchoredStream;
import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.FileCalls;
import dev.runtimeguard.fs.bridge.StreamBridge;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * A stream over the names that both layers show, as they were when it was opened. Unlike the JDK's it holds its
 * directory by path and not by descriptor, so a directory that is renamed under an open stream is lost to it.
 */
final class MergedStream implements SecureDirectoryStream<Path>, AnchoredStream {

    private final FileCalls calls;
    private final Path directory;
    private final Set<Path> names;
    private final DirectoryStream.Filter<? super Path> filter;
    private boolean iterating;
    private volatile boolean closed;

    MergedStream(FileCalls calls, Path directory, Set<Path> names, DirectoryStream.Filter<? super Path> filter) {
        this.calls = calls;
        this.directory = directory;
        this.names = names;
        this.filter = filter;
    }

    @Override
    public Iterator<Path> iterator() {
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("Directory stream is closed");
            }
            if (iterating) {
                throw new IllegalStateException("Iterator already obtained");
            }
            iterating = true;
        }
        return new Entries(names.iterator());
    }

    @Override
    public Path directory() {
        requireOpen();
        return directory;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public SecureDirectoryStream<Path> newDirectoryStream(Path path, LinkOption... options) throws IOException {
        Path child = resolve(path);
        return AnchoredCalls.run(path, () -> AnchoredCalls.stream(calls, child, options));
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        Path child = resolve(path);
        return AnchoredCalls.run(path, () -> AnchoredCalls.open(calls, child, options, attributes));
    }

    @Override
    public void deleteFile(Path path) throws IOException {
        delete(path, false);
    }

    @Override
    public void deleteDirectory(Path path) throws IOException {
        delete(path, true);
    }

    private void delete(Path path, boolean isDirectory) throws IOException {
        Path child = resolve(path);
        AnchoredCalls.run(path, () -> {
            if (!calls.delete(child, isDirectory, Call.DELETE)) {
                AnchoredCalls.delete(child, isDirectory);
            }
            return null;
        });
    }

    @Override
    public void move(Path source, SecureDirectoryStream<Path> targetDirectory, Path target) throws IOException {
        Path from = resolve(source);
        Path to = StreamBridge.directory(targetDirectory);
        if (to == null) {
            throw new ProviderMismatchException();
        }
        Path destination = to.resolve(target);
        AnchoredCalls.run(source, target, () -> {
            if (!calls.rename(from, destination, Call.MOVE)) {
                Upper.move(from, destination);
            }
            return null;
        });
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Class<V> type) {
        return MergedView.of(type, calls, directory, directory, true, this::requireOpen);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        boolean follow = !AnchoredCalls.noFollow(options);
        return MergedView.of(type, calls, directory.resolve(path), path, follow, this::requireOpen);
    }

    private Path resolve(Path path) {
        requireOpen();
        return directory.resolve(path);
    }

    private void requireOpen() {
        if (closed) {
            throw new ClosedDirectoryStreamException();
        }
    }

    private final class Entries implements Iterator<Path> {
        private final Iterator<Path> left;
        private Path next;

        Entries(Iterator<Path> left) {
            this.left = left;
        }

        @Override
        public synchronized boolean hasNext() {
            while (next == null && !closed && left.hasNext()) {
                Path candidate = directory.resolve(left.next());
                if (accepts(candidate)) {
                    next = candidate;
                }
            }
            return next != null;
        }

        private boolean accepts(Path candidate) {
            try {
                return filter == null || filter.accept(candidate);
            } catch (IOException e) {
                throw new DirectoryIteratorException(e);
            }
        }

        @Override
        public synchronized Path next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Path result = next;
            next = null;
            return result;
        }
    }
}
