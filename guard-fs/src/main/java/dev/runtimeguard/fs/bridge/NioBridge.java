package dev.runtimeguard.fs.bridge;

import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * The side of {@code java.nio.file}: entry points for the patched methods of sun.nio.fs. A failure becomes the
 * UnixException of its errno, which carries no path: the exception that the program sees is made above, from its own
 * path.
 */
public final class NioBridge {

    /** Stands for the current directory where openat(2) and its like take a directory. */
    private static final int AT_FDCWD = -100;

    private static final int AT_SYMLINK_NOFOLLOW = 0x100;

    /** The bit of access(2) that asks for writing. */
    private static final int W_OK = 2;

    private NioBridge() {}

    /** For open(2). */
    public static Path open(Path path, int flags) {
        boolean changes = OpenFlags.changes(flags);
        if (!(changes ? FileBridge.writing() : FileBridge.looking())) {
            return path;
        }
        boolean creates = (flags & OpenFlags.CREATE) != 0;
        if (creates) {
            FileBridge.created(path.toString(), (flags & OpenFlags.TRUNCATE) != 0);
        }
        FileCalls calls = changes ? FileBridge.writes(path.toString()) : FileBridge.looks(path.toString());
        if (calls == null) {
            return path;
        }
        try {
            if (!changes) {
                return calls.look(path, !OpenFlags.noFollow(flags));
            }
            Path used = calls.open(path, flags, (flags & OpenFlags.EXCLUSIVE) != 0 ? Call.CREATE_FILE : Call.OPEN);
            if (creates && used != path) {
                FileBridge.created(used.toString(), (flags & OpenFlags.TRUNCATE) != 0);
            }
            return used;
        } catch (CallFailed failed) {
            throw FileBridge.unixException(failed);
        }
    }

    /** For stat(2) and the like, which follow a symbolic link. */
    public static Path look(Path path) {
        FileCalls calls = FileBridge.looking() ? FileBridge.looks(path.toString()) : null;
        try {
            return calls == null ? path : calls.look(path, true);
        } catch (CallFailed failed) {
            throw FileBridge.unixException(failed);
        }
    }

    /** For realpath(3), which asks for no permission where a look-up of dots does. */
    public static Path realpath(Path path) {
        FileCalls calls = FileBridge.looking() ? FileBridge.looks(path.toString()) : null;
        try {
            return calls == null || calls.realPath(path) == null ? path : calls.look(path, true);
        } catch (CallFailed failed) {
            throw FileBridge.unixException(failed);
        }
    }

    /** For lstat(2) and readlink(2). */
    public static Path lookAtLink(Path path) {
        FileCalls calls = FileBridge.looking() ? FileBridge.looks(path.toString()) : null;
        try {
            return calls == null ? path : calls.look(path, false);
        } catch (CallFailed failed) {
            throw FileBridge.unixException(failed);
        }
    }

    /** As {@link #look(Path)}, but throws the CallFailed, for methods that return an errno. */
    public static Path lookOrFail(Path path) {
        FileCalls calls = FileBridge.looking() ? FileBridge.looks(path.toString()) : null;
        return calls == null ? path : calls.look(path, true);
    }

    /** For access(2). */
    public static Path access(Path path, int mode) {
        try {
            return accessOrFail(path, mode);
        } catch (CallFailed failed) {
            throw FileBridge.unixException(failed);
        }
    }

    /** As {@link #access(Path, int)}, but throws the CallFailed. */
    public static Path accessOrFail(Path path, int mode) {
        if ((mode & W_OK) != 0) {
            // Also while nothing has been redirected yet: the answer is about what a write would meet.
            FileCalls calls = FileBridge.writing() ? FileBridge.writes(path.toString()) : null;
            return calls == null ? path : calls.mayWrite(path);
        }
        FileCalls calls = FileBridge.looking() ? FileBridge.looks(path.toString()) : null;
        return calls == null ? path : calls.look(path, true);
    }

    /** For mkdir(2). */
    public static Path makeDirectory(Path path) {
        return create(path, Call.CREATE_DIRECTORY);
    }

    /** For mknod(2) and the binding of a socket. */
    public static Path makeFile(Path path) {
        return create(path, Call.CREATE_FILE);
    }

    /** For symlink(2). */
    public static Path makeLink(Path path) {
        FileBridge.linkSeen();
        return create(path, Call.CREATE_LINK);
    }

    private static Path create(Path path, Call call) {
        FileBridge.created(path.toString(), false);
        FileCalls calls = FileBridge.writing() ? FileBridge.writes(path.toString()) : null;
        try {
            return calls == null ? path : calls.create(path, call);
        } catch (CallFailed failed) {
            throw FileBridge.unixException(failed);
        }
    }

    /** For chmod(2), chown(2), utimes(2). */
    public static Path change(Path path) {
        return change(path, true);
    }

    /** For lchown(2), lutimes(3). */
    public static Path changeLink(Path path) {
        return change(path, false);
    }

    /** For fchmodat(2) and utimensat(2): a path in an open directory is left alone. */
    public static Path changeAt(int directory, Path path, int flags) {
        return directory == AT_FDCWD ? change(path, (flags & AT_SYMLINK_NOFOLLOW) == 0) : path;
    }

    private static Path change(Path path, boolean followLastLink) {
        FileCalls calls = FileBridge.writing() ? FileBridge.writes(path.toString()) : null;
        try {
            return calls == null ? path : calls.change(path, followLastLink, Call.CHANGE_ATTRIBUTES);
        } catch (CallFailed failed) {
            throw FileBridge.unixException(failed);
        }
    }

    /** For attribute views that open the file for reading and change it by its descriptor: has it copied up before. */
    public static void changing(Path path, boolean followLastLink) throws IOException {
        FileCalls calls = FileBridge.writing() ? FileBridge.writes(path.toString()) : null;
        if (calls != null) {
            try {
                calls.change(path, followLastLink, Call.CHANGE_ATTRIBUTES);
            } catch (CallFailed failed) {
                throw exception(path, failed);
            }
        }
    }

    /** For unlink(2). */
    public static boolean unlink(Path path) {
        return delete(path, false);
    }

    /** For rmdir(2). */
    public static boolean removeDirectory(Path path) {
        return delete(path, true);
    }

    private static boolean delete(Path path, boolean directory) {
        FileCalls calls = FileBridge.writing() ? FileBridge.writes(path.toString()) : null;
        try {
            return calls != null && calls.delete(path, directory, Call.DELETE);
        } catch (CallFailed failed) {
            throw FileBridge.unixException(failed);
        }
    }

    /** For rename(2). */
    public static boolean rename(Path from, Path to) {
        FileBridge.moved(from.toString(), to.toString());
        FileCalls calls = eitherWritten(from, to);
        try {
            return calls != null && calls.rename(from, to, Call.MOVE);
        } catch (CallFailed failed) {
            throw FileBridge.unixException(failed);
        }
    }

    /** For link(2). */
    public static boolean link(Path existing, Path link) {
        FileCalls calls = eitherWritten(existing, link);
        try {
            return calls != null && calls.link(existing, link, Call.CREATE_LINK);
        } catch (CallFailed failed) {
            throw FileBridge.unixException(failed);
        }
    }

    private static FileCalls eitherWritten(Path one, Path other) {
        if (!FileBridge.writing()) {
            return null;
        }
        FileCalls calls = FileBridge.writes(one.toString());
        return calls == null ? FileBridge.writes(other.toString()) : calls;
    }

    /** For Path.toRealPath; without following links the JDK looks at each name, which is asked about then. */
    public static Object realPath(Path path, LinkOption[] options) throws IOException {
        FileCalls calls = FileBridge.looking() && options.length == 0 ? FileBridge.looks(path.toString()) : null;
        try {
            return calls == null ? null : calls.realPath(path);
        } catch (CallFailed failed) {
            throw exception(path, failed);
        }
    }

    /** For Files.newDirectoryStream. */
    public static Object stream(Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
        FileCalls calls = FileBridge.looking() && filter != null ? FileBridge.looks(directory.toString()) : null;
        try {
            return calls == null ? null : calls.stream(directory, filter);
        } catch (CallFailed failed) {
            throw failed.errno() == Errno.ENOTDIR
                    ? OwnFrames.removed(new NotDirectoryException(directory.toString()))
                    : exception(directory, failed);
        }
    }

    /** In place of {@code UnixPath.getByteArrayForSysCalls()} where a directory is to be watched. */
    public static byte[] watched(Path directory) {
        FileCalls calls = FileBridge.looking() ? FileBridge.looks(directory.toString()) : null;
        try {
            return FileBridge.bytes(calls == null ? directory : calls.look(directory, true));
        } catch (CallFailed failed) {
            throw FileBridge.unixException(failed);
        } catch (ReflectiveOperationException notReached) {
            throw FileBridge.unixException(new CallFailed(Errno.EIO, "Input/output error"));
        }
    }

    /** For the binding of a Unix domain socket. */
    public static Path bind(Path path) throws IOException {
        FileCalls calls = path == null || !FileBridge.writing() ? null : FileBridge.writes(path.toString());
        try {
            return calls == null || path.toString().isEmpty() ? path : calls.create(path, Call.CREATE_FILE);
        } catch (CallFailed failed) {
            throw OwnFrames.removed(socketException(failed));
        }
    }

    /** For the connection to a Unix domain socket. */
    public static Path connect(Path path) throws IOException {
        FileCalls calls = FileBridge.looking() ? FileBridge.looks(path.toString()) : null;
        try {
            return calls == null ? path : calls.look(path, true);
        } catch (CallFailed failed) {
            throw OwnFrames.removed(socketException(failed));
        }
    }

    /** As the JDK's native code translates an errno of a socket; a name that is there is an address in use. */
    private static SocketException socketException(CallFailed failed) {
        return switch (failed.errno()) {
            case Errno.EEXIST -> new BindException("Address already in use");
            case Errno.EACCES -> new BindException(failed.getMessage());
            default -> new SocketException(failed.getMessage());
        };
    }

    /** The address of a bound socket as the program gave it. */
    public static UnixDomainSocketAddress address(String path) {
        FileCalls calls = path.isEmpty() || !FileBridge.looking() ? null : FileBridge.calls();
        Path used = calls == null ? null : FileBridge.path(path);
        return used == null ? UnixDomainSocketAddress.of(path) : UnixDomainSocketAddress.of(calls.original(used));
    }

    /**
     * For the text of a UnixException: the JDK's own look-up tells the error of the thread's last system call, whatever
     * number it is asked about, and for a failure of the guard's there was no such call.
     */
    public static Object errorText(Exception unixException) {
        if (unixException.getCause() instanceof CallFailed failed) {
            return failed.getMessage();
        }
        // Where a call answers a number the JDK makes the exception itself, and the cause is not there to lend its
        // text.
        return FileBridge.writing() ? FileBridge.errorText(unixException) : null;
    }

    /** As UnixException translates itself. */
    static FileSystemException exception(Path path, CallFailed failed) {
        return OwnFrames.removed(
                switch (failed.errno()) {
                    case Errno.ENOENT -> new NoSuchFileException(path.toString());
                    case Errno.EACCES -> new AccessDeniedException(path.toString());
                    default -> new FileSystemException(path.toString(), null, failed.getMessage());
                });
    }
}
