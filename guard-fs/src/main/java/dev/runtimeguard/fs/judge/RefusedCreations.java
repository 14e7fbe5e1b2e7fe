package dev.runtimeguard.fs.judge;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * The last files that could not be created, by who asked for them: the exceptions of {@code File.createNewFile} and
 * {@code File.createTempFile} do not say their path. Safe for use by several threads.
 */
final class RefusedCreations {

    private static final int MAX_KEPT = 64;

    private final ArrayDeque<Refused> last = new ArrayDeque<>();

    private record Refused(String culprit, long thread, Path path) {}

    synchronized void add(CallingFrame caller, Path path) {
        if (caller != null) {
            if (last.size() == MAX_KEPT) {
                last.removeLast();
            }
            last.addFirst(new Refused(caller.text(), Thread.currentThread().getId(), path));
        }
    }

    /**
     * The path of the call that a failure comes from: the last one of the failure's own culprit, on this thread if it
     * was made here. Null when there is none, or when other threads ask for several from the same line.
     */
    synchronized Path pathOf(Throwable failure) {
        String culprit = CallingFrame.textIn(failure);
        Path elsewhere = null;
        boolean ambiguous = false;
        for (Iterator<Refused> newest = last.iterator(); newest.hasNext(); ) {
            Refused refused = newest.next();
            if (!refused.culprit().equals(culprit)) {
                continue;
            }
            if (refused.thread() == Thread.currentThread().getId()) {
                return refused.path();
            }
            ambiguous |= elsewhere != null && !elsewhere.equals(refused.path());
            elsewhere = refused.path();
        }
        return ambiguous ? null : elsewhere;
    }
}
