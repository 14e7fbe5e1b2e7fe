package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random sequences of file operations do the same through the overlay as on a plain directory. */
class OverlayModelTest {

    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 20_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20261121);
    private static final int LENGTH = 120;

    @Test
    void behavesAsAPlainDirectory() throws IOException {
        System.out.println("OverlayModelTest: -Dfuzz.seed=" + SEED + " -Dfuzz.rounds=" + ROUNDS);
        for (int i = 0; i < Math.max(1, ROUNDS / LENGTH); i++) {
            long seed = SEED + i;
            Random random = new Random(seed);
            List<Operation> operations = new ArrayList<>();
            for (int n = 0; n < LENGTH; n++) {
                operations.add(Operation.random(random));
            }
            String difference = run(operations);
            if (difference != null) {
                List<Operation> least = shrink(operations);
                assertThat(run(least)).as("seed %d: %s", seed, script(least)).isNull();
            }
        }
    }

    private static String run(List<Operation> operations) throws IOException {
        Path root = Files.createTempDirectory("overlay").toRealPath();
        try (World world = new World(root)) {
            return world.run(operations);
        }
    }

    /** Leaves out whatever the difference does not need, in ever smaller pieces. */
    private static List<Operation> shrink(List<Operation> failing) throws IOException {
        List<Operation> least = failing;
        for (int piece = failing.size() / 2; piece >= 1; piece /= 2) {
            for (int from = 0; from < least.size(); ) {
                List<Operation> fewer = new ArrayList<>(least.subList(0, from));
                fewer.addAll(least.subList(Math.min(from + piece, least.size()), least.size()));
                if (run(fewer) != null) {
                    least = fewer;
                } else {
                    from += piece;
                }
            }
        }
        return least;
    }

    private static String script(List<Operation> operations) {
        StringBuilder script = new StringBuilder();
        for (Operation operation : operations) {
            script.append('\n').append(operation);
        }
        return script.toString();
    }
}
