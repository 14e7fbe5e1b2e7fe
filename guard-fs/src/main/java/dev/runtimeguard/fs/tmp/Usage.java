package dev.runtimeguard.fs.tmp;

import dev.runtimeguard.report.Report;
import java.util.List;

/**
 * The ephemeral storage at one moment, in bytes.
 *
 * @param size what can be stored
 * @param used what is stored; may exceed a size that is rehearsed
 */
record Usage(long size, long used) {

    static Usage of(EphemeralStorage storage) {
        return new Usage(storage.size(), storage.used());
    }

    int percent() {
        return size <= 0 ? 100 : (int) Math.min(Integer.MAX_VALUE, (long) (used * 100.0 / size));
    }

    long available() {
        return Math.max(0, size - used);
    }

    Report.Tmp part(long grewBytes, long invocationsToFull, List<Report.Largest> largest) {
        return new Report.Tmp(size, used, percent(), grewBytes, invocationsToFull, largest);
    }
}
