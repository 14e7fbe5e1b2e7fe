package dev.runtimeguard.fs.bridge;

import java.nio.file.DirectoryStream;
import java.nio.file.Path;

/**
 * What stands between the JDK and the kernel: asked before every call that writes, and before every call that looks
 * once something has been redirected. The paths are as the program gave them, absolute or relative.
 *
 * <p>A method that returns a path returns the one to hand to the kernel: the same object to leave the call alone,
 * another to send it elsewhere, also one at which the kernel gives the answer wanted, such as a path that is not there.
 * It fails a call with {@link CallFailed}. Anything else thrown is a fault of the guard: the call goes on as if it were
 * not there.
 *
 * <p>Implementations are safe for use by several threads, and call the JDK's own file methods freely: their calls
 * are not asked about again.
 */
public abstract class FileCalls {

    /** For a call that changes nothing: stat, readlink, statvfs, a watch, an opening for reading. */
    public abstract Path look(Path path, boolean followLastLink);

    /**
     * For access(2) with the write bit: the path to test instead, such that the answer is what an opening for
     * writing, or for a directory a creation in it, would meet.
     */
    public abstract Path mayWrite(Path path);

    /** For open(2) with write access or creation; {@code flags} are the system's own, see {@link OpenFlags}. */
    public abstract Path open(Path path, int flags, Call call);

    /** For the creation of something that is not there yet: mkdir, mknod, symlink, an exclusive file. */
    public abstract Path create(Path path, Call call);

    /** For a change of what is there without opening it for writing: mode, owner, times, extended attributes. */
    public abstract Path change(Path path, boolean followLastLink, Call call);

    /** Whether the file, or the empty directory, was removed here; false leaves the call alone. */
    public abstract boolean delete(Path path, boolean directory, Call call);

    /** Whether the rename was done here; false leaves the call alone. */
    public abstract boolean rename(Path from, Path to, Call call);

    /** Whether the hard link was made here; false leaves the call alone. */
    public abstract boolean link(Path existing, Path link, Call call);

    /** The real path as the program is to see it; null leaves the call alone. */
    public abstract Path realPath(Path path);

    /**
     * The names in a directory in no order, without {@code .} and {@code ..}, each a relative path of one name; null
     * leaves the call alone.
     */
    public abstract Iterable<Path> names(Path directory);

    /** A stream over a directory with the program's paths, also a secure one; null leaves the call alone. */
    public abstract DirectoryStream<Path> stream(Path directory, DirectoryStream.Filter<? super Path> filter);

    /** The program to execute, or the native library to load, in place of {@code path}. */
    public abstract Path execute(Path path);

    /** The working directory to give a child process in place of {@code directory}. */
    public abstract Path workingDirectory(Path directory);

    /**
     * Whether a write below the directory may go elsewhere or be refused, so that an open descriptor of the directory
     * does not lead to where it goes.
     */
    public boolean takes(Path directory) {
        return false;
    }

    /** The program's own path of one that was given out for it; the same object when it is none. */
    public Path original(Path used) {
        return used;
    }

    /** Told of a child process about to be started, whose environment may still be completed. */
    public abstract void starting(ProcessBuilder child);

    /**
     * Whether {@link #create} is to be asked about the very name of a temporary file of {@code java.io.File}, which the
     * JDK finds natively otherwise.
     */
    public boolean namesTemporaryFiles() {
        return false;
    }
}
