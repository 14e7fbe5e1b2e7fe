package dev.runtimeguard.fs.bridge;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The texts of the errors given out so far. Java 17 makes the text of an exception from the thread's last error, which
 * is another when no system call has failed.
 */
final class ErrorTexts {

    /** More than Linux has (include/uapi/asm-generic/errno.h ends at 133). */
    private static final int MOST = 200;

    private final AtomicReferenceArray<String> texts = new AtomicReferenceArray<>(MOST);

    void text(CallFailed failed) {
        int errno = failed.errno();
        if (errno > 0 && errno < MOST) {
            texts.set(errno, failed.getMessage());
        }
    }

    /** The text, or null when the error was never given out. */
    String of(int errno) {
        return errno > 0 && errno < MOST ? texts.get(errno) : null;
    }
}
