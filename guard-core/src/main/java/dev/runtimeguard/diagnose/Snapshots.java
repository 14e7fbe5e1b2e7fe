package dev.runtimeguard.diagnose;

import dev.runtimeguard.report.Report;
import java.util.function.BiConsumer;

/**
 * The guard's part in SnapStart: before the snapshot the way of a failure is gone once, so that its classes are in it;
 * after each restore what the snapshot made stale is dropped. Nothing thrown by either reaches the runtime, which would
 * end the function. Safe for use by several threads.
 */
final class Snapshots {

    private volatile int restores;
    private volatile BiConsumer<Throwable, Report> edge = Snapshots::noEdge;

    /** Held on to, as the context does not. */
    private Object resource;

    /** Asks to be told of the snapshot and of restores; does nothing from the second call on. */
    synchronized void join() {
        if (resource == null) {
            try {
                resource = CracContext.register(this::beforeCheckpoint, this::afterRestore);
            } catch (ReflectiveOperationException | LinkageError | RuntimeException noContext) {
                GuardRuntime.internalFailure("registering for SnapStart", noContext);
            }
        }
    }

    /** How often this process was restored. */
    int restores() {
        return restores;
    }

    /** Takes what the handler's edge does with a failure and its report, to be done once before the snapshot. */
    void edge(BiConsumer<Throwable, Report> work) {
        edge = work;
    }

    private static void noEdge(Throwable failure, Report report) {
        // No handler is guarded: there is nothing that its edge would do.
    }

    private void beforeCheckpoint() {
        try {
            GuardRuntime.current().prime(edge);
        } catch (Throwable broken) {
            GuardRuntime.internalFailure("preparing for a snapshot", broken);
        }
    }

    // Called by the runtime's one thread, before the first invocation.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void afterRestore() {
        restores++;
        try {
            GuardRuntime.current().restored();
        } catch (Throwable broken) {
            GuardRuntime.internalFailure("dropping what a snapshot made stale", broken);
        }
    }
}
