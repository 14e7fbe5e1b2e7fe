package dev.runtimeguard.fs.overlay;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.CallFailed;
import dev.runtimeguard.fs.bridge.FileCalls;
import dev.runtimeguard.fs.bridge.OpenFlags;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the patched JDK does: asks, calls the kernel with the path it was given, makes exceptions of the errors. */
final class OverlaidOperations implements FileOperations {

    private final FileCalls calls;
    private final PlainOperations kernel = new PlainOperations();

    OverlaidOperations(FileCalls calls) {
        this.calls = calls;
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T asTheJdk(Path path, Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (CallFailed e) {
            throw exception(path, e);
        }
    }

    private static FileSystemException exception(Path path, CallFailed e) {
        return switch (e.errno()) {
            case 2 -> new NoSuchFileException(path.toString());
            case 13 -> new AccessDeniedException(path.toString());
            case 17 -> new FileAlreadyExistsException(path.toString());
            default -> new FileSystemException(path.toString(), null, e.getMessage());
        };
    }

    @Override
    public void write(Path path, Set<? extends OpenOption> options, byte[] data) throws IOException {
        if (options.contains(StandardOpenOption.CREATE_NEW) && path.endsWith(".")) {
            throw new FileAlreadyExistsException("the JDK does not ask the kernel: " + path);
        }
        asTheJdk(path, () -> {
            kernel.write(calls.open(path, flags(options), Call.OPEN), options, data);
            return null;
        });
    }

    static int flags(Set<? extends OpenOption> options) {
        int flags = OpenFlags.WRITE_ONLY;
        if (options.contains(StandardOpenOption.CREATE_NEW)) {
            flags |= OpenFlags.CREATE | OpenFlags.EXCLUSIVE;
        } else if (options.contains(StandardOpenOption.CREATE)) {
            flags |= OpenFlags.CREATE;
        }
        if (options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
            flags |= OpenFlags.TRUNCATE;
        }
        return options.contains(LinkOption.NOFOLLOW_LINKS) ? flags | 0400000 : flags;
    }

    @Override
    public byte[] read(Path path) throws IOException {
        return asTheJdk(path, () -> kernel.read(calls.open(path, 0, Call.OPEN)));
    }

    @Override
    public void createDirectory(Path path) throws IOException {
        asTheJdk(path, () -> {
            kernel.createDirectory(calls.create(path, Call.CREATE_DIRECTORY));
            return null;
        });
    }

    @Override
    public void createSymbolicLink(Path link, Path target) throws IOException {
        asTheJdk(link, () -> {
            kernel.createSymbolicLink(calls.create(link, Call.CREATE_LINK), target);
            return null;
        });
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        asTheJdk(link, () -> {
            if (!calls.link(existing, link, Call.CREATE_LINK)) {
                kernel.createLink(link, existing);
            }
            return null;
        });
    }

    @Override
    public void delete(Path path) throws IOException {
        try {
            asTheJdk(path, () -> {
                Path looked = calls.look(path, false);
                boolean directory = Files.isDirectory(looked, LinkOption.NOFOLLOW_LINKS);
                if (!directory && !Files.exists(looked, LinkOption.NOFOLLOW_LINKS)) {
                    // Why it is not there is the JDK's to say.
                    kernel.delete(looked);
                }
                if (!calls.delete(path, directory, Call.DELETE)) {
                    kernel.delete(path);
                }
                return null;
            });
        } catch (FileSystemException e) {
            if ("Directory not empty".equals(e.getReason()) || e instanceof FileAlreadyExistsException) {
                throw new DirectoryNotEmptyException(path.toString());
            }
            throw e;
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        asTheJdk(from, () -> {
            if (!calls.rename(from, to, Call.MOVE)) {
                kernel.rename(from, to);
            }
            return null;
        });
    }

    @Override
    public void setMode(Path path, int mode) throws IOException {
        asTheJdk(path, () -> {
            kernel.setMode(calls.change(path, true, Call.CHANGE_ATTRIBUTES), mode);
            return null;
        });
    }

    @Override
    public void setTime(Path path, long millis, boolean followLinks) throws IOException {
        asTheJdk(path, () -> {
            kernel.setTime(calls.change(path, followLinks, Call.CHANGE_ATTRIBUTES), millis, followLinks);
            return null;
        });
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        try {
            return asTheJdk(directory, () -> {
                Iterable<Path> names = calls.names(directory);
                if (names == null) {
                    return kernel.list(directory);
                }
                List<Path> list = new ArrayList<>();
                names.forEach(list::add);
                return list;
            });
        } catch (FileSystemException e) {
            if ("Not a directory".equals(e.getReason())) {
                throw new NotDirectoryException(directory.toString());
            }
            throw e;
        }
    }

    @Override
    public Path realPath(Path path) throws IOException {
        return asTheJdk(path, () -> {
            Path real = calls.realPath(path);
            return real != null ? real : kernel.realPath(path);
        });
    }

    @Override
    public Path readLink(Path path) throws IOException {
        return asTheJdk(path, () -> kernel.readLink(calls.look(path, false)));
    }

    @Override
    public String attributes(Path path, boolean followLinks) throws IOException {
        try {
            return asTheJdk(path, () -> kernel.attributes(calls.look(path, followLinks), followLinks));
        } catch (NoSuchFileException e) {
            throw e;
        } catch (FileSystemException e) {
            throw isNotDirectory(e) && attributesBelowFilesAreMissing() ? new NoSuchFileException(path.toString()) : e;
        }
    }

    private static boolean isNotDirectory(FileSystemException e) {
        return "Not a directory".equals(e.getReason());
    }

    /** Java 25 reads the attributes of a path that leads through a file as those of a missing one; 17 tells the two apart. */
    private static boolean attributesBelowFilesAreMissing() throws IOException {
        try {
            Files.readAttributes(Path.of("/dev/null/below"), BasicFileAttributes.class);
        } catch (NoSuchFileException missing) {
            return true;
        } catch (FileSystemException notDirectory) {
            return false;
        }
        throw new AssertionError("there is a file below a device");
    }

    @Override
    public boolean exists(Path path) {
        try {
            return kernel.exists(calls.look(path, true));
        } catch (CallFailed e) {
            return false;
        }
    }

    @Override
    public boolean isWritable(Path path) {
        try {
            return kernel.isWritable(calls.mayWrite(path));
        } catch (CallFailed e) {
            return false;
        }
    }
}
