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

    /**
     * How many calls are to find room on the stack first: until then there are classes to be initialized, and one that
     * fails at that for want of stack stays broken. Counted without care, as it is a guess.
     */
    private int cold = 2000;

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
        if (known == null) {
            return made ? null : make();
        }
        if (cold > 0) {
            cold--;
            StackRoom.require();
        }
        return known;
    }

    private FileCalls make() {
        if (StackRoom.isThere()) {
            makeHere();
        } else {
            makeAside();
        }
        return calls;
    }

    private void makeHere() {
        if (!lock()) {
            return;
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
    }

    /** On a thread that has the stack for it, which is waited for no longer than for any other. */
    private void makeAside() {
        Thread maker = new Thread(null, null, "runtime-guard", 0, false) {
            @Override
            public void run() {
                try {
                    // Its file calls come here as well.
                    if (Guarded.enter()) {
                        makeHere();
                    }
                } catch (VirtualMachineError tryAgain) {
                    // The next call does.
                }
            }
        };
        maker.setDaemon(true);
        maker.start();
        boolean interrupted = false;
        for (boolean waiting = true; waiting; ) {
            try {
                maker.join(TimeUnit.SECONDS.toMillis(WAIT_SECONDS));
                waiting = false;
            } catch (InterruptedException goOn) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
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
                    InternalReport.print(
                            "A file call was left alone, as the guard failed: " + thrown, factory.masked());
                }
            };
            // No daemon: the line is to come out of a process that ends at once, too.
            reporter.setDaemon(false);
            reporter.start();
        }
    }
}
