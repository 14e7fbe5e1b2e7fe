package dev.runtimeguard.fs.tmp;

/**
 * Whether the use of the ephemeral storage grows from invocation to invocation, judged by what was in use at the end of
 * each of the last {@value #WINDOW}. Growth is a leak when it is spread over at least five invocations, no step
 * accounts for most of it, it goes on at its rate, and use has left all it was before behind. So a cache that is filled
 * once, temporary files that come and go, and growth that flattens are none. Not safe for use by several threads.
 */
final class Growth {

    /** Long enough to see through noise; what is older says nothing about now. */
    static final int WINDOW = 30;

    /** Five steps of growth and a sixth to compare them with. */
    private static final int LEAST = 7;

    /** With fewer looks the growth has to be even, as chance alone makes an order of few numbers. */
    private static final int MANY = 16;

    /** A leak that takes longer to fill the storage than this needs a full window of evidence... */
    private static final long SOON = 1_000;

    /** ...and one that takes longer than this outlives the execution environment. */
    private static final long NEVER = 1_000_000;

    private final long[] used = new long[WINDOW];
    private int looks;

    /** The most that was in use before the window. */
    private long peakBefore = Long.MIN_VALUE;

    /** Takes what is in use at an invocation's end, in bytes. */
    void add(long usedNow) {
        if (looks == WINDOW) {
            peakBefore = Math.max(peakBefore, used[0]);
            System.arraycopy(used, 1, used, 0, WINDOW - 1);
            looks--;
        }
        used[looks++] = usedNow;
    }

    /**
     * How many more invocations fill what is available, at the rate of the growth; at least 1, or 0 when use does not
     * grow from invocation to invocation.
     */
    long invocationsToFull(long available) {
        double rate = perInvocation();
        if (rate <= 0) {
            return 0;
        }
        long invocations = Math.max(1, (long) (available / rate));
        boolean told = invocations <= SOON || (looks == WINDOW && invocations <= NEVER);
        return told ? invocations : 0;
    }

    /** The growth in bytes an invocation; 0 when there is none to rely on. */
    double perInvocation() {
        if (looks < LEAST || !isSpread()) {
            return 0;
        }
        int third = looks / 3;
        int last = looks - third;
        boolean leftBehind = min(last, looks) > Math.max(max(0, third), peakBefore);
        if (!leftBehind) {
            return 0;
        }
        double before = rate(0, third, third, last);
        double since = rate(third, last, last, looks);
        boolean goesOn = since > 0 && before > 0.25 * since && since >= (looks < MANY ? 0.9 : 0.75) * before;
        return goesOn ? rate(0, third, last, looks) : 0;
    }

    /** Whether at least five steps went up, and none accounts for most of the growth. */
    private boolean isSpread() {
        long growth = used[looks - 1] - used[0];
        long largest = 0;
        int up = 0;
        int down = 0;
        for (int i = 1; i < looks; i++) {
            long step = used[i] - used[i - 1];
            largest = Math.max(largest, step);
            up += step > 0 ? 1 : 0;
            down += step < 0 ? 1 : 0;
        }
        return growth > 0 && largest <= 0.4 * growth && up >= 5 && (looks >= MANY || down <= 1);
    }

    /** The growth an invocation from the middle of one stretch of looks to the middle of another. */
    private double rate(int from, int to, int laterFrom, int laterTo) {
        double distance = (laterFrom + laterTo - from - to) / 2.0;
        return (mean(laterFrom, laterTo) - mean(from, to)) / distance;
    }

    private double mean(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += used[i];
        }
        return sum / (to - from);
    }

    private long min(int from, int to) {
        long least = Long.MAX_VALUE;
        for (int i = from; i < to; i++) {
            least = Math.min(least, used[i]);
        }
        return least;
    }

    private long max(int from, int to) {
        long most = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            most = Math.max(most, used[i]);
        }
        return most;
    }
}
