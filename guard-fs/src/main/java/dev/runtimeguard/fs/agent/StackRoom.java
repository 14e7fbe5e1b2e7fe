package dev.runtimeguard.fs.agent;

/**
 * Finds out in time that a thread's stack is nearly used up: what is needed to load and initialize classes is 50 KB and
 * more, beyond what the JVM keeps for its own.
 */
final class StackRoom {

    private static final int FRAMES = 512;

    private StackRoom() {}

    /** @throws StackOverflowError where there is not enough left */
    static void require() {
        use(FRAMES, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Whether there is enough left, and as much again for whoever makes all of the guard. */
    static boolean isThere() {
        try {
            use(2 * FRAMES, 0, 0, 0, 0, 0, 0, 0, 0);
            return true;
        } catch (StackOverflowError nearTheEnd) {
            return false;
        }
    }

    /** So many long parameters take 90 bytes of stack compiled, 200 interpreted. */
    private static long use(int left, long a, long b, long c, long d, long e, long f, long g, long h) {
        return left == 0 ? a + b + c + d + e + f + g + h : use(left - 1, b, c, d, e, f, g, h, a + left) + left;
    }
}
