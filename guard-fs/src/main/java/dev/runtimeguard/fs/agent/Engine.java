package dev.runtimeguard.fs.agent;

import dev.runtimeguard.fs.bridge.CallFailed;
import dev.runtimeguard.fs.bridge.FileCalls;
import java.io.IOException;
import java.lang.instrument.UnmodifiableClassException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** The file calls of the mode, made on first use, and the one report of the first fault. */
final class Engine {

    /**
     * How long another thread waits for them to be made. A thread may come with a class loader's lock that the making
     * needs, so it does not wait for ever; its call is left alone then.
     */
    private static final long WAIT_SECONDS = 5;

    private final CallsFactory factory;
    private final FileCalls front;
    private final ReentrantLock making = new ReentrantLock();
    private final AtomicBoolean faultReported = new AtomicBoolean();
    private volatile FileCalls calls;
    private volatile boolean made;

    /** @param front what stands before the file calls to be made */
    Engine(CallsFactory factory, FileCalls front) {
        this.factory = factory;
        this.front = front;
    }

    /** The file calls, or null to leave a call alone. */
    FileCalls get() {
        FileCalls known = calls;
        return known != null || made ? known : make();
    }

    private FileCalls make() {
        boolean locked = false;
        try {
            locked = making.tryLock() || making.tryLock(WAIT_SECONDS, TimeUnit.SECONDS);
            if (locked && !made) {
                try {
                    calls = factory.create(front);
                } finally {
                    made = true;
                }
            }
        } catch (InterruptedException leftAlone) {
            Thread.currentThread().interrupt();
        } catch (IOException | UnmodifiableClassException unusable) {
            note(unusable);
        } finally {
            if (locked) {
                making.unlock();
            }
        }
        return calls;
    }

    /** Has the file calls made anew, by the settings as they are now. */
    void renew() {
        making.lock();
        try {
            calls = null;
            made = false;
        } finally {
            making.unlock();
        }
    }

    /** Throws what is an answer; anything else is reported once and swallowed. */
    void note(Throwable thrown) {
        if (thrown instanceof CallFailed answer) {
            throw answer;
        }
        // There may be no stack or memory left to report with, and no room in the thread that a lock is held by.
        if (!(thrown instanceof VirtualMachineError) && faultReported.compareAndSet(false, true)) {
            Thread reporter = new Thread("runtime-guard") {
                @Override
                public void run() {
                    InternalReport.print("A file call was left alone, as the guard failed: " + thrown);
                }
            };
            reporter.setDaemon(true);
            reporter.start();
        }
    }
}
