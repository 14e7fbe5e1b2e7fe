package dev.runtimeguard.fs.judge;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.FileCalls;
import dev.runtimeguard.fs.bridge.OpenFlags;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;

/**
 * Finds the calls that Lambda's kernel would refuse because the file system is read-only, and leaves every other alone:
 * reads, writes to the writable places, and calls that the kernel fails before it comes to that. Its order, from Linux's
 * fs/namei.c: a directory on the way that is missing comes first; what is there already wins over an exclusive creation;
 * an opening for writing of a directory fails as such, one of a device or a pipe is no write to the file system; unlink,
 * rmdir and rename are refused before the name is looked at, but the JDK looks first.
 */
abstract class OutsideWrites extends FileCalls {

    private static final int WRITES = OpenFlags.WRITE_ONLY | OpenFlags.READ_WRITE | OpenFlags.TRUNCATE;

    private final Territory territory;

    OutsideWrites(Territory territory) {
        this.territory = territory;
    }

    /**
     * A write outside the writable places.
     *
     * @param path as the program gave it
     * @param written the real path of what needs the permission to write: the file, or the directory of a name
     */
    abstract void outside(Call call, Path path, Path written);

    /**
     * Something that is not there is about to be created in a writable place.
     *
     * @param real its real path
     */
    void created(Path real) {
        // Only a test asks what is left behind.
    }

    /** A rename or a hard link between the writable places and the rest, which are other file systems on Lambda. */
    abstract void across(Call call, Path path, Path written);

    @Override
    public final Path open(Path path, int flags, Call call) {
        if (!OpenFlags.changes(flags)) {
            return path;
        }
        boolean exclusive = (flags & OpenFlags.CREATE) != 0 && (flags & OpenFlags.EXCLUSIVE) != 0;
        boolean follow = !exclusive && !OpenFlags.noFollow(flags);
        RealPaths.of(path, follow)
                .filter(real -> real.exists()
                        ? !exclusive && (flags & WRITES) != 0 && isRegular(real)
                        : (flags & OpenFlags.CREATE) != 0)
                .ifPresent(real -> judgeOrCreate(call, path, real));
        return path;
    }

    /** Links are met here only where they are not to be followed, which fails the opening. */
    private static boolean isRegular(RealPath real) {
        return !real.isDirectory() && !real.isSpecial() && !real.isLink();
    }

    @Override
    public final Path create(Path path, Call call) {
        RealPaths.of(path, false).filter(real -> !real.exists()).ifPresent(real -> judgeOrCreate(call, path, real));
        return path;
    }

    @Override
    public final Path change(Path path, boolean followLastLink, Call call) {
        RealPaths.of(path, followLastLink)
                .filter(RealPath::exists)
                .ifPresent(real -> judge(call, path, real.path(), real.path()));
        return path;
    }

    @Override
    public final boolean delete(Path path, boolean directory, Call call) {
        RealPaths.of(path, false)
                .filter(real -> real.exists() && namesAnEntry(path))
                .ifPresent(real -> judge(call, path, real.path(), real.path().getParent()));
        return false;
    }

    @Override
    public final boolean rename(Path from, Path to, Call call) {
        RealPath source = RealPaths.of(from, false).orElse(null);
        RealPath target = RealPaths.of(to, false).orElse(null);
        if (source == null || target == null || !source.exists() || !namesAnEntry(from) || !namesAnEntry(to)) {
            return false;
        }
        boolean inside = territory.isWritable(source.path());
        if (inside != territory.isWritable(target.path())) {
            // What cannot be written to is where the move breaks off: the program's path to it says more.
            across(call, inside ? to : from, (inside ? target : source).path().getParent());
        } else if (!inside) {
            outside(call, to, target.path().getParent());
        } else if (!target.exists()) {
            created(target.path());
        }
        return false;
    }

    @Override
    public final boolean link(Path existing, Path link, Call call) {
        RealPath source = RealPaths.of(existing, false).orElse(null);
        RealPath target = RealPaths.of(link, false).orElse(null);
        if (source == null || target == null || !source.exists() || target.exists()) {
            return false;
        }
        if (!territory.isWritable(target.path())) {
            outside(call, link, target.path());
        } else if (!territory.isWritable(source.path())) {
            across(call, link, target.path());
        } else {
            created(target.path());
        }
        return false;
    }

    private void judgeOrCreate(Call call, Path path, RealPath real) {
        judge(call, path, real.path(), real.path());
        if (!real.exists() && territory.isWritable(real.path())) {
            created(real.path());
        }
    }

    private void judge(Call call, Path path, Path real, Path written) {
        if (written != null && !territory.isWritable(real)) {
            outside(call, path, written);
        }
    }

    /** {@code .} and {@code ..} cannot be deleted or renamed: the kernel says so before anything else. */
    private static boolean namesAnEntry(Path path) {
        Path name = path.getFileName();
        return name != null && !name.toString().equals(".") && !name.toString().equals("..");
    }

    @Override
    public final Path look(Path path, boolean followLastLink) {
        return path;
    }

    @Override
    public final Path realPath(Path path) {
        return null;
    }

    @Override
    public final Iterable<Path> names(Path directory) {
        return null;
    }

    @Override
    public final DirectoryStream<Path> stream(Path directory, DirectoryStream.Filter<? super Path> filter) {
        return null;
    }

    /** Streams below a descriptor are left alone where a write is only judged. */
    @Override
    public boolean takes(Path directory) {
        return false;
    }

    final boolean outside(Path directory) {
        return RealPaths.of(directory, true)
                .filter(real -> !territory.isWritable(real.path()))
                .isPresent();
    }

    @Override
    public final Path execute(Path path) {
        return path;
    }

    @Override
    public final Path workingDirectory(Path directory) {
        return directory;
    }

    @Override
    public void starting(ProcessBuilder child) {
        // Only redirecting changes what a child is given.
    }
}
