package dev.runtimeguard.fs.tmp;

import dev.runtimeguard.diagnose.GuardRuntime;
import dev.runtimeguard.report.Report;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/**
 * A walk through the ephemeral storage for what takes up most of it. It takes turns: of each directory, what stands
 * highest first, {@value #A_TURN} entries, then of the next, so that a directory of very many files hides no other. Ends
 * after {@value #MAX_MILLIS} ms or {@value #MAX_ENTRIES} entries, whatever comes first. Follows no symbolic link; what
 * cannot be read is left out.
 */
final class LargestFiles {

    static final int MAX_MILLIS = 50;
    static final int MAX_ENTRIES = 200_000;

    private static final int A_TURN = 200;

    /** Each holds a file descriptor. */
    private static final int MAX_OPEN = 64;

    /** Of the time, what is left to close directories and to list what was found. */
    private static final int RESERVED_MILLIS = 10;

    /** Of files and directories together. */
    static final int MAX_LISTED = 10;

    private static final Comparator<Sized> BY_SIZE = Comparator.comparingLong(one -> one.bytes);

    private final LongSupplier nanoTime;
    private final long maxMillis;
    private final PriorityQueue<Sized> files = new PriorityQueue<>(BY_SIZE);
    private final List<Sized> directories = new ArrayList<>();
    private long deadline;
    private int entries;
    private boolean partial;

    LargestFiles(LongSupplier nanoTime) {
        this(nanoTime, MAX_MILLIS);
    }

    /** @param maxMillis how long it may take */
    LargestFiles(LongSupplier nanoTime, long maxMillis) {
        this.nanoTime = nanoTime;
        this.maxMillis = maxMillis;
    }

    /** The largest first, deleted files that are still open among them; and whether the walk was cut short. */
    static Found of(Path root, Creators creators) {
        LargestFiles walk = new LargestFiles(
                System::nanoTime, GuardRuntime.current().remainingTime().atMost(MAX_MILLIS));
        walk.through(root);
        return new Found(walk.largest(DeletedFiles.below(root), creators), walk.isPartial());
    }

    /**
     * What a walk found.
     *
     * @param largest the largest first
     * @param partial whether there is more that was not looked at
     */
    record Found(List<Report.Largest> largest, boolean partial) {

        static final Found NOTHING = new Found(List.of(), false);
    }

    /** Whether the walk ended before it had seen everything. */
    boolean isPartial() {
        return partial;
    }

    int entries() {
        return entries;
    }

    void through(Path root) {
        deadline = nanoTime.getAsLong() + (maxMillis - RESERVED_MILLIS) * 1_000_000L;
        Deque<Sized> waiting = new ArrayDeque<>();
        Deque<Listing> listed = new ArrayDeque<>();
        waiting.add(new Sized(root, null));
        try {
            while (!partial && !(waiting.isEmpty() && listed.isEmpty())) {
                Listing next =
                        listed.size() < MAX_OPEN && !waiting.isEmpty() ? Listing.of(waiting.remove()) : listed.poll();
                if (next != null && turn(next, waiting)) {
                    listed.add(next);
                }
            }
        } finally {
            listed.forEach(Listing::close);
        }
    }

    /** Whether there is more in it. */
    private boolean turn(Listing listing, Deque<Sized> waiting) {
        try {
            for (int i = 0; i < A_TURN; i++) {
                if (isOver()) {
                    partial = true;
                    break;
                }
                if (!listing.names.hasNext()) {
                    listing.close();
                    return false;
                }
                entries++;
                see(listing.names.next(), listing.directory, waiting);
            }
            return true;
        } catch (DirectoryIteratorException | SecurityException notReadable) {
            // Its size is not known; the counters tell the truth about the whole.
            listing.close();
            return false;
        }
    }

    private boolean isOver() {
        return entries >= MAX_ENTRIES || nanoTime.getAsLong() - deadline > 0;
    }

    private void see(Path path, Sized directory, Deque<Sized> open) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException gone) {
            return;
        }
        if (attributes.isDirectory()) {
            Sized below = new Sized(path, directory);
            directories.add(below);
            open.add(below);
        } else if (attributes.isRegularFile()) {
            Sized file = new Sized(path, null);
            file.bytes = attributes.size();
            files.add(file);
            if (files.size() > MAX_LISTED) {
                files.remove();
            }
            for (Sized above = directory; above != null; above = above.parent) {
                above.bytes += file.bytes;
                above.largestFile = Math.max(above.largestFile, file.bytes);
            }
        }
    }

    List<Report.Largest> largest(List<Report.Largest> deleted, Creators creators) {
        List<Report.Largest> all = new ArrayList<>(deleted);
        for (Sized file : files) {
            if (file.bytes > 0) {
                all.add(new Report.Largest(file.path.toString(), file.bytes, null));
            }
        }
        for (Sized directory : directories) {
            // One that holds little besides a single file says no more than the file does.
            if (directory.bytes > 0 && directory.largestFile < directory.bytes / 10 * 9) {
                all.add(new Report.Largest(directory.path + "/", directory.bytes, null));
            }
        }
        all.sort(Comparator.comparingLong(Report.Largest::bytes).reversed());
        return all.stream()
                .limit(MAX_LISTED)
                .map(one -> new Report.Largest(one.path(), one.bytes(), creatorOf(one.path(), creators)))
                .toList();
    }

    /** As far as it is known; a name that is gone is still that of the file. */
    private static String creatorOf(String path, Creators creators) {
        String name =
                path.endsWith(DeletedFiles.NOTE) ? path.substring(0, path.length() - DeletedFiles.NOTE.length()) : path;
        return creators.of(Path.of(name));
    }

    /** A directory that is being listed. */
    private record Listing(Sized directory, DirectoryStream<Path> stream, Iterator<Path> names) {

        /** Null when it cannot be read. */
        @SuppressWarnings("StreamResourceLeak") // The walk closes it: a listing is left and taken up again.
        static Listing of(Sized directory) {
            try {
                DirectoryStream<Path> stream = Files.newDirectoryStream(directory.path);
                return new Listing(directory, stream, stream.iterator());
            } catch (IOException | SecurityException notReadable) {
                return null;
            }
        }

        void close() {
            try {
                stream.close();
            } catch (IOException ofNoInterest) {
                // It was open for reading.
            }
        }
    }

    private static final class Sized {
        private final Path path;
        private final Sized parent;
        private long bytes;
        private long largestFile;

        Sized(Path path, Sized parent) {
            this.path = path;
            this.parent = parent;
        }
    }
}
