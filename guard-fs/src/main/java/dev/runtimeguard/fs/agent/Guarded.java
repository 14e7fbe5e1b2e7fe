package dev.runtimeguard.fs.agent;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.CallFailed;
import dev.runtimeguard.fs.bridge.FileCalls;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Stands before the file calls of a mode: makes them on first use, keeps their own file access from being asked about,
 * and turns a fault of theirs into a call that is left alone.
 */
final class Guarded extends FileCalls {
    /** Of all that the agent does inside a file call. */
    static final Passages PASSAGES = new Passages();

    private final Engine engine;

    Guarded(CallsFactory factory) {
        this.engine = new Engine(factory, this);
    }

    /** Marks this thread as the guard's own for good; false when it is already. */
    static boolean enter() {
        return PASSAGES.enter() != null;
    }

    Engine engine() {
        return engine;
    }

    @Override
    public Path look(Path path, boolean followLastLink) {
        Passages.Passage passage = PASSAGES.enter();
        if (passage == null) {
            return path;
        }
        try {
            FileCalls calls = engine.get();
            return calls == null ? path : calls.look(path, followLastLink);
        } catch (Throwable fault) {
            engine.note(fault);
            return path;
        } finally {
            passage.inside = false;
        }
    }

    @Override
    public Path mayWrite(Path path) {
        Passages.Passage passage = PASSAGES.enter();
        if (passage == null) {
            return path;
        }
        try {
            FileCalls calls = engine.get();
            return calls == null ? path : calls.mayWrite(path);
        } catch (Throwable fault) {
            engine.note(fault);
            return path;
        } finally {
            passage.inside = false;
        }
    }

    @Override
    public Path open(Path path, int flags, Call call) {
        Passages.Passage passage = PASSAGES.enter();
        if (passage == null) {
            return path;
        }
        try {
            FileCalls calls = engine.get();
            return calls == null ? path : calls.open(path, flags, call);
        } catch (Throwable fault) {
            engine.note(fault);
            return path;
        } finally {
            passage.inside = false;
        }
    }

    @Override
    public Path create(Path path, Call call) {
        Passages.Passage passage = PASSAGES.enter();
        if (passage == null) {
            return path;
        }
        try {
            FileCalls calls = engine.get();
            return calls == null ? path : calls.create(path, call);
        } catch (Throwable fault) {
            engine.note(fault);
            return path;
        } finally {
            passage.inside = false;
        }
    }

    @Override
    public Path change(Path path, boolean followLastLink, Call call) {
        Passages.Passage passage = PASSAGES.enter();
        if (passage == null) {
            return path;
        }
        try {
            FileCalls calls = engine.get();
            return calls == null ? path : calls.change(path, followLastLink, call);
        } catch (Throwable fault) {
            engine.note(fault);
            return path;
        } finally {
            passage.inside = false;
        }
    }

    @Override
    public boolean delete(Path path, boolean directory, Call call) {
        Passages.Passage passage = PASSAGES.enter();
        if (passage == null) {
            return false;
        }
        try {
            FileCalls calls = engine.get();
            return calls != null && calls.delete(path, directory || isDirectory(calls, path, call), call);
        } catch (Throwable fault) {
            engine.note(fault);
            return false;
        } finally {
            passage.inside = false;
        }
    }

    /** File.delete removes either, and does not say which it is about. */
    private static boolean isDirectory(FileCalls calls, Path path, Call call) {
        return call == Call.FILE_DELETE && Files.isDirectory(calls.look(path, false), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public boolean rename(Path from, Path to, Call call) {
        Passages.Passage passage = PASSAGES.enter();
        if (passage == null) {
            return false;
        }
        try {
            FileCalls calls = engine.get();
            return calls != null && calls.rename(from, to, call);
        } catch (Throwable fault) {
            engine.note(fault);
            return false;
        } finally {
            passage.inside = false;
        }
    }

    @Override
    public boolean link(Path existing, Path link, Call call) {
        Passages.Passage passage = PASSAGES.enter();
        if (passage == null) {
            return false;
        }
        try {
            FileCalls calls = engine.get();
            return calls != null && calls.link(existing, link, call);
        } catch (Throwable fault) {
            engine.note(fault);
            return false;
        } finally {
            passage.inside = false;
        }
    }

    @Override
    public Path realPath(Path path) {
        Passages.Passage passage = PASSAGES.enter();
        if (passage == null) {
            return null;
        }
        try {
            FileCalls calls = engine.get();
            return calls == null ? null : calls.realPath(path);
        } catch (Throwable fault) {
            engine.note(fault);
            return null;
        } finally {
            passage.inside = false;
        }
    }

    @Override
    public Iterable<Path> names(Path directory) {
        Passages.Passage passage = PASSAGES.enter();
        if (passage == null) {
            return null;
        }
        try {
            FileCalls calls = engine.get();
            return calls == null ? null : calls.names(directory);
        } catch (Throwable fault) {
            engine.note(fault);
            return null;
        } finally {
            passage.inside = false;
        }
    }

    @Override
    public DirectoryStream<Path> stream(Path directory, DirectoryStream.Filter<? super Path> filter) {
        Passages.Passage passage = PASSAGES.enter();
        if (passage == null) {
            return null;
        }
        try {
            FileCalls calls = engine.get();
            return calls == null ? null : calls.stream(directory, filter);
        } catch (Throwable fault) {
            engine.note(fault);
            return null;
        } finally {
            passage.inside = false;
        }
    }

    @Override
    public Path execute(Path path) {
        Passages.Passage passage = PASSAGES.enter();
        if (passage == null) {
            return path;
        }
        try {
            FileCalls calls = engine.get();
            return calls == null ? path : calls.execute(path);
        } catch (Throwable fault) {
            engine.note(fault);
            return path;
        } finally {
            passage.inside = false;
        }
    }

    @Override
    public Path workingDirectory(Path directory) {
        Passages.Passage passage = PASSAGES.enter();
        if (passage == null) {
            return directory;
        }
        try {
            FileCalls calls = engine.get();
            return calls == null ? directory : calls.workingDirectory(directory);
        } catch (Throwable fault) {
            engine.note(fault);
            return directory;
        } finally {
            passage.inside = false;
        }
    }

    @Override
    public boolean takes(Path directory) {
        Passages.Passage passage = PASSAGES.enter();
        if (passage == null) {
            return false;
        }
        try {
            FileCalls calls = engine.get();
            return calls != null && calls.takes(directory);
        } catch (Throwable fault) {
            engine.note(fault);
            return false;
        } finally {
            passage.inside = false;
        }
    }

    @Override
    public Path original(Path used) {
        Passages.Passage passage = PASSAGES.enter();
        if (passage == null) {
            return used;
        }
        try {
            FileCalls calls = engine.get();
            return calls == null ? used : calls.original(used);
        } catch (Throwable fault) {
            engine.note(fault);
            return used;
        } finally {
            passage.inside = false;
        }
    }

    @Override
    public void starting(ProcessBuilder child) {
        Passages.Passage passage = PASSAGES.enter();
        if (passage == null) {
            return;
        }
        try {
            FileCalls calls = engine.get();
            if (calls != null) {
                calls.starting(child);
            }
        } catch (CallFailed noReasonToFailTheChild) {
            // Starting a process is never refused here.
        } catch (Throwable fault) {
            engine.note(fault);
        } finally {
            passage.inside = false;
        }
    }

    @Override
    public boolean namesTemporaryFiles() {
        Passages.Passage passage = PASSAGES.enter();
        if (passage == null) {
            return false;
        }
        try {
            FileCalls calls = engine.get();
            return calls != null && calls.namesTemporaryFiles();
        } catch (Throwable fault) {
            engine.note(fault);
            return false;
        } finally {
            passage.inside = false;
        }
    }
}
