package dev.runtimeguard.fs.agent;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.CallFailed;
import dev.runtimeguard.fs.bridge.FileCalls;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Sends one directory, which need not exist, to another: the simplest redirection there can be. */
final class PrefixCalls extends FileCalls {
    final Path from, to;

    PrefixCalls(Path f, Path t) {
        from = f;
        to = t;
    }

    Path r(Path p) {
        Path a = p.toAbsolutePath().normalize();
        return a.startsWith(from) ? to.resolve(from.relativize(a)) : p;
    }

    boolean in(Path p) {
        return p.toAbsolutePath().normalize().startsWith(from);
    }

    @Override
    public Path look(Path p, boolean f) {
        return r(p);
    }

    @Override
    public Path mayWrite(Path p) {
        return r(p);
    }

    @Override
    public Path open(Path p, int f, Call c) {
        return r(p);
    }

    @Override
    public Path create(Path p, Call c) {
        return r(p);
    }

    @Override
    public Path change(Path p, boolean f, Call c) {
        return r(p);
    }

    @Override
    public boolean delete(Path p, boolean d, Call c) {
        if (!in(p)) return false;
        try {
            Files.delete(r(p));
        } catch (NoSuchFileException e) {
            throw new CallFailed(2, "No such file or directory");
        } catch (DirectoryNotEmptyException e) {
            throw new CallFailed(39, "Directory not empty");
        } catch (IOException e) {
            throw new CallFailed(5, e.toString());
        }
        return true;
    }

    @Override
    public boolean rename(Path a, Path b, Call c) {
        if (!in(a) && !in(b)) return false;
        try {
            Files.move(r(a), r(b), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            throw new CallFailed(2, "No such file or directory");
        } catch (IOException e) {
            throw new CallFailed(5, e.toString());
        }
        return true;
    }

    @Override
    public boolean link(Path a, Path b, Call c) {
        if (!in(a) && !in(b)) return false;
        try {
            Files.createLink(r(b), r(a));
        } catch (IOException e) {
            throw new CallFailed(5, e.toString());
        }
        return true;
    }

    @Override
    public Path realPath(Path p) {
        if (!in(p)) return null;
        Path t = r(p);
        try {
            Path real = t.toRealPath();
            return from.resolve(to.relativize(real));
        } catch (NoSuchFileException e) {
            throw new CallFailed(2, "No such file or directory");
        } catch (IOException e) {
            throw new CallFailed(5, e.toString());
        }
    }

    @Override
    public Iterable<Path> names(Path d) {
        if (!in(d)) return null;
        List<Path> l = new ArrayList<>();
        try (DirectoryStream<Path> s = Files.newDirectoryStream(r(d))) {
            for (Path p : s) l.add(p.getFileName());
        } catch (NoSuchFileException e) {
            throw new CallFailed(2, "No such file or directory");
        } catch (IOException e) {
            throw new CallFailed(20, "Not a directory");
        }
        return l;
    }

    @Override
    public DirectoryStream<Path> stream(Path d, DirectoryStream.Filter<? super Path> f) {
        if (!in(d)) return null;
        List<Path> l = new ArrayList<>();
        for (Path n : names(d)) l.add(d.resolve(n));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return l.iterator();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Path execute(Path p) {
        return r(p);
    }

    @Override
    public Path workingDirectory(Path p) {
        return r(p);
    }

    @Override
    public void starting(ProcessBuilder b) {
        b.environment().put("STARTED", "yes");
    }
}
