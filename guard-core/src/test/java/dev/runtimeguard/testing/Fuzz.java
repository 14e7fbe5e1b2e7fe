package dev.runtimeguard.testing;

import java.util.Random;

/** How long and from which seed tests with random input run; {@code -Pfuzz} makes it a million rounds. */
public final class Fuzz {

    /** Rounds of one test. */
    public static final int ROUNDS = Integer.getInteger("fuzz.rounds", 20_000);

    private Fuzz() {}

    /** A source of randomness whose seed is printed, and is {@code -Dfuzz.seed} where that is given. */
    public static Random random(Class<?> test) {
        long seed = Long.getLong("fuzz.seed", 20261121);
        System.out.println(test.getSimpleName() + ": -Dfuzz.seed=" + seed + " -Dfuzz.rounds=" + ROUNDS);
        return new Random(seed);
    }
}
