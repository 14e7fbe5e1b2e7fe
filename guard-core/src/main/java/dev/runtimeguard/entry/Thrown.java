package dev.runtimeguard.entry;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * What the function threw, on its way to the runtime. The runtime cuts its own frames from a stack trace, and those that
 * called them; the same is done here with the guard's, which stand before them, so that the trace is what it is without
 * the guard.
 */
final class Thrown {

    private static final String PACKAGE = Thrown.class.getPackageName() + ".";

    private Thrown() {}

    /** Throws what a method or constructor called by reflection threw. */
    static RuntimeException by(InvocationTargetException wrapper) {
        throw by(wrapper.getCause() == null ? wrapper : wrapper.getCause());
    }

    /** Throws {@code failure} itself, with a trace that ends where the function's code was called. */
    static RuntimeException by(Throwable failure) {
        // A VirtualMachineError leaves no room to work in.
        if (!(failure instanceof VirtualMachineError)) {
            try {
                cut(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
            } catch (Throwable fromAnOverriddenMethod) {
                // The trace stays as it is: nothing may come in the way of the failure itself.
            }
        }
        throw Thrown.<RuntimeException>unchecked(failure);
    }

    private static void cut(Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return;
        }
        StackTraceElement[] frames = failure.getStackTrace();
        for (int i = 0; i < frames.length; i++) {
            if (frames[i].getClassName().startsWith(PACKAGE)) {
                failure.setStackTrace(Arrays.copyOf(frames, i));
                break;
            }
        }
        cut(failure.getCause(), seen);
        for (Throwable suppressed : failure.getSuppressed()) {
            cut(suppressed, seen);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T unchecked(Throwable failure) throws T {
        throw (T) failure;
    }
}
