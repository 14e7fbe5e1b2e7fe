package dev.runtimeguard.fs.agent;

import dev.runtimeguard.fs.bridge.SpaceLimit;
import dev.runtimeguard.fs.bridge.WriteBridge;
import java.io.File;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Has a smaller ephemeral storage than there is, by the file system's counters: a write below {@code /tmp} that needs
 * more blocks than are left fails as the kernel would fail it, but whole, where the kernel stores what still fits. What
 * is written over, and holes, take no room. Where {@code /tmp} is no file system of its own, what is in use at the start
 * counts for nothing.
 */
final class Rehearsal extends SpaceLimit {

    private static final String NO_SPACE = "No space left on device";

    /** Where Lambda has it. */
    private static final Path ON_LAMBDA = Path.of("/tmp");

    /** Failures kept for a test, which fails on the first. */
    private static final int MAX_KEPT = 20;

    private static final long BLOCK = 4096;
    private static final int APPEND = 02000;

    private final Engine engine;
    private final Field number;
    private final File root;
    private final String below;
    private final long total;
    private final long limit;

    /** Where open files are; empty for elsewhere. Keys have an identity, no equality. */
    private final Map<FileDescriptor, String> paths = new WeakHashMap<>();

    private final Map<Throwable, String> failures = new WeakHashMap<>();

    /** What was to be written when there was no room, for a test; null when nobody asks. */
    private final Set<String> refused;

    private Rehearsal(Engine engine, Field number, Path at, long bytes, boolean test) throws IOException {
        this.engine = engine;
        this.number = number;
        this.root = at.toFile();
        this.below = at + "/";
        this.refused = test ? new LinkedHashSet<>() : null;
        this.total = root.getTotalSpace() - root.getFreeSpace() + root.getUsableSpace();
        boolean own = !Files.getAttribute(at, "unix:dev").equals(Files.getAttribute(Path.of("/"), "unix:dev"));
        this.limit = own && !test ? bytes : used() + bytes;
    }

    /** Tells the bridge of a storage of so many bytes. */
    static Rehearsal start(Engine engine, long bytes) throws Exception {
        return start(engine, ON_LAMBDA, bytes, false);
    }

    /** Tells the bridge of a storage of so many bytes that is empty now, for the time of a test. */
    static Rehearsal startEmpty(Engine engine, Path at, long bytes) throws Exception {
        return start(engine, at, bytes, true);
    }

    private static Rehearsal start(Engine engine, Path at, long bytes, boolean test) throws Exception {
        Passages.Passage passage = Guarded.PASSAGES.enter();
        try {
            Field number = FileDescriptor.class.getDeclaredField("fd");
            number.setAccessible(true);
            Rehearsal rehearsal = new Rehearsal(engine, number, at, bytes, test);
            WriteBridge.limit(rehearsal);
            return rehearsal;
        } finally {
            if (passage != null) {
                passage.inside = false;
            }
        }
    }

    /** Patches what writes; once in a process. */
    static void patch(Instrumentation instrumentation) throws Exception {
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of("java.io", Set.of(Rehearsal.class.getModule())),
                Set.of(),
                Map.of());
        List<String> missing = new Transformer(Hooks.writing()).patch(instrumentation);
        if (!missing.isEmpty()) {
            InternalReport.print("GUARD_TMP_SIZE_MB does not see every write, as this JDK lacks " + missing);
        }
    }

    /** Leaves every write alone again. */
    static void stop() {
        WriteBridge.limit(null);
    }

    /** The file that a write failed for here; null when it did not. */
    synchronized String written(Throwable failure) {
        return failures.get(failure);
    }

    /** The files that writes failed for, if this is a test. */
    synchronized List<String> refused() {
        return refused == null ? List.of() : List.copyOf(refused);
    }

    @Override
    public void writing(FileDescriptor file, long bytes, long position) throws IOException {
        Passages.Passage passage = Guarded.PASSAGES.enter();
        if (passage == null) {
            return;
        }
        IOException failed = null;
        try {
            String path = pathOf(file);
            long used = path.isEmpty() ? 0 : used();
            // By far most writes find room wherever they go.
            if (!path.isEmpty() && used + bytes + BLOCK > limit && used + needed(file, bytes, position) > limit) {
                failed = failure(new IOException(NO_SPACE), path);
            }
        } catch (Throwable fault) {
            engine.note(fault);
        } finally {
            passage.inside = false;
        }
        if (failed != null) {
            throw failed;
        }
    }

    @Override
    public void copying(Path source, Path target, long bytes) throws IOException {
        Passages.Passage passage = Guarded.PASSAGES.enter();
        if (passage == null) {
            return;
        }
        IOException failed = null;
        try {
            Path real = target.toAbsolutePath().normalize();
            if (real.toString().startsWith(below) && bytes > 0 && used() + blocks(bytes) > limit) {
                failed = failure(
                        new FileSystemException(source.toString(), target.toString(), NO_SPACE), real.toString());
            }
        } catch (Throwable fault) {
            engine.note(fault);
        } finally {
            passage.inside = false;
        }
        if (failed != null) {
            throw failed;
        }
    }

    private synchronized IOException failure(IOException failure, String path) {
        failures.put(failure, path);
        if (refused != null && refused.size() < MAX_KEPT) {
            refused.add(path);
        }
        return failure;
    }

    private String pathOf(FileDescriptor file) throws IOException, IllegalAccessException {
        synchronized (this) {
            String known = paths.get(file);
            if (known != null) {
                return known;
            }
        }
        int descriptor = number.getInt(file);
        if (descriptor < 0) {
            return "";
        }
        String target =
                Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
        String path = target.startsWith(below) ? target : "";
        synchronized (this) {
            paths.put(file, path);
        }
        return path;
    }

    private long used() {
        return Math.max(0, total - root.getUsableSpace());
    }

    /** The room that a write takes: that of the blocks behind the file's end. */
    private long needed(FileDescriptor file, long bytes, long position) throws IOException, IllegalAccessException {
        int descriptor = number.getInt(file);
        long size = Files.size(Path.of("/proc/self/fd/" + descriptor));
        long start = position == CURRENT ? position(descriptor, size) : position;
        return Math.max(0, blocks(start + bytes) - Math.max(blocks(size), start / BLOCK * BLOCK));
    }

    private static long position(int descriptor, long size) throws IOException {
        long position = size;
        for (String line : Files.readAllLines(Path.of("/proc/self/fdinfo/" + descriptor))) {
            if (line.startsWith("pos:")) {
                position = Long.parseLong(line.substring(4).trim());
            } else if (line.startsWith("flags:")
                    && (Integer.parseInt(line.substring(6).trim(), 8) & APPEND) != 0) {
                return size;
            }
        }
        return position;
    }

    private static long blocks(long bytes) {
        return (bytes + BLOCK - 1) / BLOCK * BLOCK;
    }
}
