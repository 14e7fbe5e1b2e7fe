package dev.runtimeguard.fs.overlay;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Runs work on channels to its end on a thread that is interrupted: the program's own call, such as opening a
 * {@code FileOutputStream}, would not have noticed.
 */
final class Uninterrupted {

    /** Work that can be begun anew. */
    interface Work<T> {
        T run() throws IOException;
    }

    private Uninterrupted() {}

    static <T> T run(Work<T> work) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                try {
                    return work.run();
                } catch (ClosedByInterruptException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
