package dev.runtimeguard.fs.tmp;

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
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/**
 * A walk through the ephemeral storage for what takes up most of it, in the order of depth, so that what stands highest
 * is seen first. Ends after {@value #MAX_MILLIS} ms or {@value #MAX_ENTRIES} entries, whatever comes first. Follows no
 * symbolic link; what cannot be read is left out.
 */
final class LargestFiles {

    static final int MAX_MILLIS = 50;
    static final int MAX_ENTRIES = 200_000;

    /** Of files and directories together. */
    static final int MAX_LISTED = 10;

    private static final Comparator<Sized> BY_SIZE = Comparator.comparingLong(one -> one.bytes);

    private final LongSupplier nanoTime;
    private final PriorityQueue<Sized> files = new PriorityQueue<>(BY_SIZE);
    private final List<Sized> directories = new ArrayList<>();
    private long deadline;
    private int entries;

    LargestFiles(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The largest first; deleted files that are still open among them. */
    static List<Report.Largest> of(Path root, Creators creators) {
        LargestFiles walk = new LargestFiles(System::nanoTime);
        walk.through(root);
        return walk.largest(DeletedFiles.below(root), creators);
    }

    /** Whether the walk ended before it had seen everything. */
    boolean isPartial() {
        return entries >= MAX_ENTRIES || nanoTime.getAsLong() - deadline > 0;
    }

    int entries() {
        return entries;
    }

    void through(Path root) {
        deadline = nanoTime.getAsLong() + MAX_MILLIS * 1_000_000L;
        Deque<Sized> open = new ArrayDeque<>();
        open.add(new Sized(root, null));
        while (!open.isEmpty() && !isPartial()) {
            Sized directory = open.remove();
            try (DirectoryStream<Path> names = Files.newDirectoryStream(directory.path)) {
                for (Path path : names) {
                    if (isPartial()) {
                        return;
                    }
                    entries++;
                    see(path, directory, open);
                }
            } catch (IOException | DirectoryIteratorException | SecurityException notReadable) {
                // Its size is not known; the counters tell the truth about the whole.
            }
        }
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
                all.add(new Report.Largest(file.path.toString(), file.bytes, creators.of(file.path)));
            }
        }
        for (Sized directory : directories) {
            // One that holds little besides a single file says no more than the file does.
            if (directory.bytes > 0 && directory.largestFile < directory.bytes / 10 * 9) {
                all.add(new Report.Largest(directory.path + "/", directory.bytes, creators.of(directory.path)));
            }
        }
        all.sort(Comparator.comparingLong(Report.Largest::bytes).reversed());
        return List.copyOf(all.size() <= MAX_LISTED ? all : all.subList(0, MAX_LISTED));
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
