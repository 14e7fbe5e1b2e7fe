package dev.runtimeguard.fs.tmp;

import dev.runtimeguard.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What one sweep removed. Not safe for use by several threads. */
final class Swept {

    private static final int MAX_LISTED = 10;

    private final List<Report.Largest> largest = new ArrayList<>();
    private int files;
    private int directories;
    private long bytes;

    void file(Path path, long size) {
        files++;
        bytes += size;
        largest.add(new Report.Largest(path.toString(), size, null));
        if (largest.size() > 2 * MAX_LISTED) {
            cut();
        }
    }

    void directory() {
        directories++;
    }

    boolean isEmpty() {
        return files == 0 && directories == 0;
    }

    /** The files, the largest first; an unmodifiable list. */
    List<Report.Largest> largest() {
        cut();
        return List.copyOf(largest);
    }

    private void cut() {
        largest.sort(Comparator.comparingLong(Report.Largest::bytes).reversed());
        if (largest.size() > MAX_LISTED) {
            largest.subList(MAX_LISTED, largest.size()).clear();
        }
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(count(files, "file", "files"));
        text.append(directories == 0 ? "" : " and " + count(directories, "directory", "directories"));
        text.append(", ").append(Bytes.text(bytes));
        for (Report.Largest one : largest().subList(0, Math.min(3, largest.size()))) {
            text.append(", ").append(one.path());
        }
        return text.append(files > 3 ? ", ..." : "").toString();
    }

    private static String count(int number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
