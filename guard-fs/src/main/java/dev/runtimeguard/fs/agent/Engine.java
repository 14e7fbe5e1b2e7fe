package dev.runtimeguard.fs.agent;

import dev.runtimeguard.fs.bridge.CallFailed;
import dev.runtimeguard.fs.bridge.FileCalls;
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
        // Where this overflows the stack nothing is half made: a class that fails to initialize would stay broken.
        StackRoom.require();
        if (!lock()) {
            return calls;
        }
        try {
            if (!made) {
                calls = factory.create(front);
                made = true;
            }
        } catch (VirtualMachineError tryAgain) {
            throw tryAgain;
        } catch (Throwable unusable) {
            made = true;
            note(unusable);
        } finally {
            making.unlock();
        }
        return calls;
    }

    /** Waits, also on a thread that is interrupted: its call would be left alone for no reason of its own. */
    private boolean lock() {
        if (making.tryLock()) {
            return true;
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return making.tryLock(WAIT_SECONDS, TimeUnit.SECONDS);
                } catch (InterruptedException goOn) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
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

    /**
     * Throws what is an answer; anything else is reported once and swallowed. Out of stack or memory there is no answer:
     * the call fails with that, as it might have by itself, rather than reach another file.
     */
    void note(Throwable thrown) {
        if (thrown instanceof CallFailed answer) {
            throw answer;
        }
        if (thrown instanceof VirtualMachineError nothingLeft) {
            if (factory.answers()) {
                throw nothingLeft;
            }
            return;
        }
        // Not on this thread, which may hold any lock.
        if (faultReported.compareAndSet(false, true)) {
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
