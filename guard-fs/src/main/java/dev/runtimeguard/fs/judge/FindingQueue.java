package dev.runtimeguard.fs.judge;

import dev.runtimeguard.fs.bridge.Call;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Takes findings on the threads that make the file calls and hands them on from a thread of its own: a report is never
 * written inside a file call, where the caller may hold a class loader's or a logger's lock. The thread and the
 * shutdown hook start with the first finding. Safe for use by several threads.
 */
public final class FindingQueue implements Findings {

    private static final int MAX_QUEUED = 1000;
    private static final long MAX_WAIT_SECONDS = 1;

    private final Consumer<Map<String, Object>> reports;
    private final ArrayDeque<Finding> queued = new ArrayDeque<>();
    private final Repetitions repetitions = new Repetitions();

    /** Held while findings are handed on, so that a flush waits for one under way; never inside a file call. */
    private final ReentrantLock handingOn = new ReentrantLock();

    private volatile Thread publisher;

    /** @param reports takes a finding as the map it crosses as; may take its time */
    public FindingQueue(Consumer<Map<String, Object>> reports) {
        this.reports = reports;
    }

    @Override
    public void refused(Call call, Path path) {
        found(call.silent() ? Finding.SILENT : Finding.REFUSED, call, path, null);
    }

    @Override
    public void redirected(Call call, Path path, Path redirectedTo) {
        found(Finding.REDIRECTED, call, path, redirectedTo);
    }

    private void found(String code, Call call, Path path, Path redirectedTo) {
        try {
            // What a report's own writing comes upon would go round in circles.
            if (Thread.currentThread() == publisher || handingOn.isHeldByCurrentThread()) {
                return;
            }
            String name = path.toString();
            synchronized (this) {
                if (!repetitions.isNew(code, name)) {
                    return;
                }
            }
            CallingFrame caller = CallingFrame.ofThisThread();
            Finding finding = new Finding(
                    code,
                    call.text(),
                    name,
                    redirectedTo == null ? null : redirectedTo.toString(),
                    caller == null ? null : caller.text(),
                    caller == null ? null : caller.type(),
                    caller == null ? null : caller.library(),
                    0);
            synchronized (this) {
                if (repetitions.isWorthItsOwnReport(finding, queued.size() < MAX_QUEUED)) {
                    queued.add(finding);
                    startPublisher();
                    notifyAll();
                }
            }
        } catch (Throwable lost) {
            // A file call of the program is under way: a finding less is the lesser evil.
        }
    }

    private void startPublisher() {
        if (publisher == null) {
            Thread thread = new Thread(null, this::publish, "runtime-guard-findings", 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(FindingQueue.class.getClassLoader());
            publisher = thread;
            thread.start();
            try {
                Runtime.getRuntime().addShutdownHook(new Thread(null, this::flush, "runtime-guard-flush", 0, false));
            } catch (IllegalStateException shuttingDown) {
                // The publisher is all there is then.
            }
        }
    }

    private void publish() {
        try {
            while (true) {
                synchronized (this) {
                    while (queued.isEmpty()) {
                        wait();
                    }
                }
                handOn(false);
            }
        } catch (InterruptedException ended) {
            // Nobody but a shutdown interrupts it; the hook hands on the rest.
        }
    }

    /**
     * Hands on all findings so far, and sums up those that were only counted; for the end of an invocation, after which
     * the process is frozen. Waits for a second at most, and never throws.
     */
    public void flush() {
        if (publisher == null) {
            return;
        }
        try {
            handOn(true);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void handOn(boolean withSummaries) throws InterruptedException {
        if (!handingOn.tryLock(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
            return;
        }
        try {
            List<Finding> taken;
            synchronized (this) {
                taken = new ArrayList<>(queued);
                queued.clear();
                if (withSummaries) {
                    taken.addAll(repetitions.summaries());
                }
            }
            for (Finding finding : taken) {
                report(finding);
            }
        } finally {
            handingOn.unlock();
        }
    }

    private void report(Finding finding) {
        try {
            reports.accept(finding.toMap());
        } catch (Throwable notReported) {
            // Whoever reports says so itself; the next finding may fare better.
        }
    }
}
