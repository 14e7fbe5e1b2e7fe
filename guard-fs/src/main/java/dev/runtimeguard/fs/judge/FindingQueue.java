package dev.runtimeguard.fs.judge;

import dev.runtimeguard.fs.bridge.Call;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/**
 * Takes findings on the threads that make the file calls and hands them on from a thread of its own: a report is never
 * written inside a file call, where the caller may hold a class loader's or a logger's lock. The thread and the
 * shutdown hook start with the first finding. Safe for use by several threads.
 */
public final class FindingQueue implements Findings {

    /** Of all threads. */
    private static final LongPredicate ALL_THREADS = new LongPredicate() {
        @Override
        public boolean test(long thread) {
            return true;
        }
    };

    /** How long to wait for another thread that is handing on findings, where no invocation's time is spent. */
    public static final long MAX_WAIT_MILLIS = 5_000;

    private static final int MAX_QUEUED = 1000;

    /** How long a finding waits for the end of its invocation: one that hangs or is killed has its findings told. */
    private static final long HELD_BACK_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Consumer<Map<String, Object>> reports;
    private final BooleanSupplier heldBack;
    private final ArrayDeque<Finding> queued = new ArrayDeque<>();
    private final Repetitions repetitions = new Repetitions();
    private final RefusedCreations creations = new RefusedCreations();

    /** Held while findings are handed on, so that a flush waits for one under way; never inside a file call. */
    private final ReentrantLock handingOn = new ReentrantLock();

    /** When the oldest finding of the queue came, or one that has left it since. */
    private long queuedSince;

    /** Whether one that hands on findings was waited for in vain, and has not come to an end since. */
    private volatile boolean hangs;

    private volatile boolean pending;
    private volatile Thread publisher;
    private volatile boolean ending;

    /** @param reports takes a finding as the map it crosses as; may take its time */
    public FindingQueue(Consumer<Map<String, Object>> reports) {
        this(reports, () -> false);
    }

    /** @param heldBack whether somebody flushes this at the end of an invocation, which findings then wait for */
    public FindingQueue(Consumer<Map<String, Object>> reports, BooleanSupplier heldBack) {
        this.reports = reports;
        this.heldBack = heldBack;
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
            boolean isNew;
            synchronized (this) {
                isNew = repetitions.isNew(code, name);
            }
            boolean withoutPath = call == Call.CREATE_FILE && redirectedTo == null;
            if (!isNew && !withoutPath) {
                return;
            }
            CallingFrame caller = CallingFrame.ofThisThread();
            if (withoutPath) {
                creations.add(caller, path);
            }
            if (isNew) {
                add(new Finding(
                        code,
                        call.text(),
                        name,
                        redirectedTo == null ? null : redirectedTo.toString(),
                        caller == null ? null : caller.text(),
                        caller == null ? null : caller.type(),
                        caller == null ? null : caller.library(),
                        0,
                        Thread.currentThread().getId()));
            }
        } catch (Throwable lost) {
            // A file call of the program is under way: a finding less is the lesser evil.
        }
    }

    private synchronized void add(Finding finding) {
        if (repetitions.isWorthItsOwnReport(finding, queued.size() < MAX_QUEUED)) {
            if (queued.isEmpty()) {
                queuedSince = System.nanoTime();
            }
            queued.add(finding);
            startPublisher();
            notifyAll();
        }
        pending = true;
    }

    private void startPublisher() {
        if (publisher == null) {
            // Classes, not lambdas: the first of those in a process loads much, and this may be deep in a stack.
            Thread thread = new Publisher();
            publisher = thread;
            thread.start();
            try {
                Runtime.getRuntime().addShutdownHook(new AtExit());
            } catch (IllegalStateException shuttingDown) {
                // The publisher is all there is then.
                ending = true;
            }
        }
    }

    private final class Publisher extends Thread {
        Publisher() {
            super(null, null, "runtime-guard-findings", 0, false);
            setDaemon(true);
            setContextClassLoader(FindingQueue.class.getClassLoader());
        }

        @Override
        public void run() {
            try {
                while (true) {
                    awaitFindings();
                    handOn(reports, ALL_THREADS, false, MAX_WAIT_MILLIS);
                }
            } catch (InterruptedException ended) {
                // Nobody but a shutdown interrupts it; the hook hands on the rest.
            }
        }
    }

    private final class AtExit extends Thread {
        AtExit() {
            super(null, null, "runtime-guard-flush", 0, false);
            setContextClassLoader(FindingQueue.class.getClassLoader());
        }

        @Override
        public void run() {
            ending = true;
            flush();
        }
    }

    private synchronized void awaitFindings() throws InterruptedException {
        while (true) {
            long left = HELD_BACK_NANOS - (System.nanoTime() - queuedSince);
            if (queued.isEmpty()) {
                wait();
            } else if (left <= 0 || ending || !heldBack.getAsBoolean()) {
                return;
            } else {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }
    }

    /** Whether a {@link #flush} would hand on anything. */
    public boolean pending() {
        return pending;
    }

    /**
     * Hands on all findings so far, and sums up those that were only counted. Waits for five seconds at most, and never
     * throws.
     */
    public void flush() {
        flushWithin(MAX_WAIT_MILLIS, reports, ALL_THREADS);
    }

    /**
     * Hands on findings to {@code to}, at the end of an invocation, after which the process is frozen.
     *
     * @param threads the ids of the threads whose findings are meant; others' are left for the end of theirs
     * @param waitMillis how long at most to wait for another thread that is handing on some; one that was waited for in
     *     vain, as its log hangs, is not waited for again
     */
    public void flush(Consumer<Map<String, Object>> to, LongPredicate threads, long waitMillis) {
        flushWithin(hangs ? 0 : waitMillis, to, threads);
    }

    private void flushWithin(long waitMillis, Consumer<Map<String, Object>> to, LongPredicate threads) {
        if (!pending) {
            return;
        }
        try {
            handOn(to, threads, true, waitMillis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Drops what is queued on a refusal that the handler's edge reports, from its exception. */
    public synchronized void explained(String path) {
        for (Iterator<Finding> all = queued.iterator(); all.hasNext(); ) {
            Finding finding = all.next();
            if (finding.code().equals(Finding.REFUSED) && finding.path().equals(path)) {
                all.remove();
            }
        }
    }

    /** The path of the refused creation that a failure comes from, null when not known for sure. */
    public String pathOf(Throwable failure) {
        Path path = creations.pathOf(failure);
        return path == null ? null : path.toString();
    }

    private void handOn(Consumer<Map<String, Object>> to, LongPredicate threads, boolean withSummaries, long waitMillis)
            throws InterruptedException {
        // A thread that is interrupted takes a lock that is free, too.
        if (!handingOn.tryLock() && !handingOn.tryLock(waitMillis, TimeUnit.MILLISECONDS)) {
            hangs = true;
            return;
        }
        try {
            for (Finding finding : taken(threads, withSummaries)) {
                report(finding, to);
            }
        } finally {
            handingOn.unlock();
            hangs = false;
        }
    }

    private synchronized List<Finding> taken(LongPredicate threads, boolean withSummaries) {
        List<Finding> taken = new ArrayList<>();
        for (Iterator<Finding> all = queued.iterator(); all.hasNext(); ) {
            Finding finding = all.next();
            if (threads.test(finding.thread())) {
                taken.add(finding);
                all.remove();
            }
        }
        if (withSummaries) {
            taken.addAll(repetitions.summaries());
            pending = !queued.isEmpty();
        }
        return taken;
    }

    private static void report(Finding finding, Consumer<Map<String, Object>> to) {
        try {
            to.accept(finding.toMap());
        } catch (Throwable notReported) {
            // Whoever reports says so itself; the next finding may fare better.
        }
    }
}
