package dev.runtimeguard.fs.tmp;

import java.util.Locale;

/** Sizes in a reader's words. */
final class Bytes {

    private Bytes() {}

    /** In MB of 1,048,576 bytes, as Lambda's settings count them; small sizes in KB or bytes. */
    static String text(long bytes) {
        if (bytes >= 10L << 20) {
            return (bytes >> 20) + " MB";
        }
        if (bytes >= 1L << 20) {
            return String.format(Locale.ROOT, "%.1f MB", bytes / 1048576.0);
        }
        return bytes >= 1024 ? (bytes >> 10) + " KB" : bytes + " bytes";
    }
}
