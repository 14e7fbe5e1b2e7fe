package dev.runtimeguard.fs.agent;

/** Finds out in time that a thread's stack is nearly used up. */
final class StackRoom {

    private static final int FRAMES = 512;

    private StackRoom() {}

    /** @throws StackOverflowError where there is not enough left to load and initialize classes with: 100 KB at least */
    static void require() {
        use(FRAMES, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** As many long parameters take 200 bytes of stack and more, compiled or not. */
    private static long use(int left, long a, long b, long c, long d, long e, long f, long g, long h) {
        return left == 0 ? a + b + c + d + e + f + g + h : use(left - 1, b, c, d, e, f, g, h, a + left) + left;
    }
}
