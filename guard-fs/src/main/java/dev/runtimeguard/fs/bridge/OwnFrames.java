package dev.runtimeguard.fs.bridge;

import java.util.Arrays;

/** Makes an exception of the bridge's look as if the JDK's method had thrown it, whose callers it came from. */
final class OwnFrames {

    private static final String BRIDGE = "dev.runtimeguard.fs.bridge.";

    private OwnFrames() {}

    static <T extends Throwable> T removed(T thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        int own = 0;
        while (own < frames.length && frames[own].getClassName().startsWith(BRIDGE)) {
            own++;
        }
        thrown.setStackTrace(Arrays.copyOfRange(frames, own, frames.length));
        return thrown;
    }
}
