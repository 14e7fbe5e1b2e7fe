package dev.runtimeguard.fuzz;

import java.util.Random;

/** The choices of a random test made by the fuzzer's bytes, one after the other; the first of each once they are used up. */
public final class FuzzedChoices extends Random {

    private final transient byte[] bytes;
    private int at;

    public FuzzedChoices(byte[] bytes) {
        this.bytes = bytes;
    }

    public boolean areUsedUp() {
        return at >= bytes.length;
    }

    /** One byte, or two where one is not enough: a change of a byte is to change one choice. */
    @Override
    public int nextInt(int bound) {
        int choice = bound <= 256 ? one() : one() << 8 | one();
        return choice % bound;
    }

    @Override
    protected int next(int bits) {
        int word = 0;
        for (int read = 0; read < bits; read += 8) {
            word = word << 8 | one();
        }
        return word & (int) ((1L << bits) - 1);
    }

    private int one() {
        return areUsedUp() ? 0 : bytes[at++] & 0xff;
    }
}
