package dev.runtimeguard.fs.bridge;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The side of {@code java.io} and of processes: entry points with the types of the patched methods. A failure becomes
 * what the patched method makes of one: a FileNotFoundException, an IOException, or a file that answers false.
 */
public final class IoBridge {

    /** A path with NUL: {@code java.io.File} answers false, 0 or null to everything about it, without a system call. */
    private static final File INVALID = new File("\0");

    private IoBridge() {}

    /** For FileInputStream. */
    public static String openRead(String name) throws FileNotFoundException {
        FileCalls calls = FileBridge.looks(name);
        Path path = calls == null ? null : FileBridge.path(name);
        if (path == null) {
            return name;
        }
        try {
            return text(name, path, calls.look(path, true));
        } catch (CallFailed failed) {
            throw notFound(name, failed);
        }
    }

    /** For FileOutputStream. */
    public static String openWrite(String name, boolean append) throws FileNotFoundException {
        int flags = OpenFlags.WRITE_ONLY | OpenFlags.CREATE | (append ? OpenFlags.APPEND : OpenFlags.TRUNCATE);
        return open(name, flags);
    }

    /** For RandomAccessFile, whose mode has the bit 1 for reading only. */
    public static String openRandom(String name, int mode) throws FileNotFoundException {
        return (mode & 1) != 0 ? openRead(name) : open(name, OpenFlags.READ_WRITE | OpenFlags.CREATE);
    }

    private static String open(String name, int flags) throws FileNotFoundException {
        boolean afresh = (flags & OpenFlags.TRUNCATE) != 0;
        FileBridge.created(name, afresh);
        FileCalls calls = FileBridge.writes(name);
        Path path = calls == null ? null : FileBridge.path(name);
        if (path == null) {
            return name;
        }
        try {
            String used = text(name, path, calls.open(path, flags, Call.OPEN));
            if (!used.equals(name)) {
                FileBridge.created(used, afresh);
            }
            return used;
        } catch (CallFailed failed) {
            throw notFound(name, failed);
        }
    }

    /** The exception with the program's own path, where the kernel was given another one. */
    public static FileNotFoundException named(FileNotFoundException thrown, String name) {
        String message = thrown.getMessage();
        int reason = message == null ? -1 : message.lastIndexOf(" (");
        if (reason < 0 || (message.startsWith(name) && reason == name.length())) {
            return thrown;
        }
        FileNotFoundException named = new FileNotFoundException(name.concat(message.substring(reason)));
        named.setStackTrace(thrown.getStackTrace());
        return named;
    }

    /** For exists, isFile, length and the like. */
    public static File look(File file) {
        FileCalls calls = FileBridge.looks(file.getPath());
        Path path = calls == null ? null : FileBridge.path(file.getPath());
        if (path == null) {
            return file;
        }
        try {
            return file(file, path, calls.look(path, true));
        } catch (CallFailed failed) {
            return INVALID;
        }
    }

    /** For canWrite: a question about writing, to be answered before anything was redirected. */
    public static File mayWrite(File file) {
        FileCalls calls = FileBridge.writes(file.getPath());
        Path path = calls == null ? null : FileBridge.path(file.getPath());
        if (path == null) {
            return file;
        }
        try {
            return file(file, path, calls.mayWrite(path));
        } catch (CallFailed failed) {
            return INVALID;
        }
    }

    /** For setLastModified, setReadOnly, setWritable, setReadable and setExecutable. */
    public static File change(File file) {
        FileCalls calls = FileBridge.writes(file.getPath());
        Path path = calls == null ? null : FileBridge.path(file.getPath());
        if (path == null) {
            return file;
        }
        try {
            return file(file, path, calls.change(path, true, Call.FILE_SET_ATTRIBUTES));
        } catch (CallFailed failed) {
            return INVALID;
        }
    }

    /** For mkdir. */
    public static File makeDirectory(File file) {
        FileBridge.created(file.getPath(), false);
        FileCalls calls = FileBridge.writes(file.getPath());
        Path path = calls == null ? null : FileBridge.path(file.getPath());
        if (path == null) {
            return file;
        }
        try {
            return file(file, path, calls.create(path, Call.FILE_MKDIR));
        } catch (CallFailed failed) {
            return INVALID;
        }
    }

    /** For createNewFile, which answers false for a file that is there. */
    public static Object createFile(File file) throws IOException {
        FileBridge.created(file.getPath(), false);
        FileCalls calls = FileBridge.writes(file.getPath());
        Path path = calls == null ? null : FileBridge.path(file.getPath());
        if (path == null) {
            return null;
        }
        try {
            Path used = calls.create(path, Call.CREATE_FILE);
            // The file's own createNewFile comes here again, and leaves alone what lies in a writable place.
            return used == path ? null : (Object) new File(used.toString()).createNewFile();
        } catch (CallFailed failed) {
            if (failed.errno() == Errno.EEXIST) {
                return false;
            }
            throw OwnFrames.removed(new IOException(failed.getMessage()));
        }
    }

    /** For delete. */
    public static Object delete(File file) {
        FileCalls calls = FileBridge.writes(file.getPath());
        Path path = calls == null ? null : FileBridge.path(file.getPath());
        if (path == null) {
            return null;
        }
        try {
            return calls.delete(path, false, Call.FILE_DELETE) ? (Object) true : null;
        } catch (CallFailed failed) {
            return false;
        }
    }

    /** For renameTo. */
    public static Object rename(File from, File to) {
        if (to == null || !FileBridge.writing()) {
            return null;
        }
        FileBridge.moved(from.getPath(), to.getPath());
        FileCalls calls = FileBridge.writes(from.getPath());
        if (calls == null) {
            calls = FileBridge.writes(to.getPath());
        }
        Path source = calls == null ? null : FileBridge.path(from.getPath());
        Path target = source == null ? null : FileBridge.path(to.getPath());
        if (target == null) {
            return null;
        }
        try {
            return calls.rename(source, target, Call.FILE_RENAME_TO) ? (Object) true : null;
        } catch (CallFailed failed) {
            return false;
        }
    }

    /** For list: the names, {@link #INVALID} for null. */
    public static Object names(File directory) {
        FileCalls calls = FileBridge.looks(directory.getPath());
        Path path = calls == null ? null : FileBridge.path(directory.getPath());
        if (path == null) {
            return null;
        }
        try {
            Iterable<Path> names = calls.names(path);
            if (names == null) {
                return null;
            }
            List<String> texts = new ArrayList<>();
            for (Path name : names) {
                texts.add(name.toString());
            }
            return texts.toArray(new String[0]);
        } catch (CallFailed failed) {
            return INVALID;
        }
    }

    /** For getCanonicalPath. */
    public static Object canonicalPath(File file) throws IOException {
        return FileBridge.looking() ? CanonicalPath.of(file) : null;
    }

    /** For createTempFile. */
    public static Object createTempFile(String prefix, String suffix, File directory) throws IOException {
        return FileBridge.writing() && prefix != null && prefix.length() >= 3
                ? TemporaryFile.create(prefix, suffix, directory)
                : null;
    }

    /** For the working directory of a child process. */
    public static String workingDirectory(String directory) {
        FileCalls calls = directory == null ? null : FileBridge.looks(directory);
        Path path = calls == null ? null : FileBridge.path(directory);
        try {
            return path == null ? directory : text(directory, path, calls.workingDirectory(path));
        } catch (CallFailed failed) {
            return directory;
        }
    }

    /** For the program of a child process. A name without slash is searched for by the system. */
    public static String[] program(String[] command) {
        if (command.length == 0 || command[0].indexOf('/') < 0) {
            return command;
        }
        String program = execute(command[0]);
        if (program.equals(command[0])) {
            return command;
        }
        String[] changed = command.clone();
        changed[0] = program;
        return changed;
    }

    /** For a native library. */
    public static String execute(String file) {
        FileCalls calls = FileBridge.looks(file);
        Path path = calls == null ? null : FileBridge.path(file);
        try {
            return path == null ? file : text(file, path, calls.execute(path));
        } catch (CallFailed failed) {
            return file;
        }
    }

    /** For a native library, unless it is part of the JVM's own executable. */
    public static String library(String name, boolean builtin) {
        return builtin ? name : execute(name);
    }

    /** For a child process about to be started. */
    public static void starting(ProcessBuilder child) {
        FileCalls calls = FileBridge.writing() ? FileBridge.calls() : null;
        if (calls != null) {
            calls.starting(child);
        }
    }

    public static boolean isTrue(Object answer) {
        return (Boolean) answer;
    }

    public static String[] strings(Object answer) {
        return answer == INVALID ? null : (String[]) answer;
    }

    private static String text(String asked, Path path, Path used) {
        return used == path ? asked : used.toString();
    }

    private static File file(File asked, Path path, Path used) {
        return used == path ? asked : new File(used.toString());
    }

    private static FileNotFoundException notFound(String name, CallFailed failed) {
        return OwnFrames.removed(new FileNotFoundException(
                name.concat(" (").concat(failed.getMessage()).concat(")")));
    }
}
