package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            List<Operation> operations = Operation.sequence(new Random(seed), LENGTH);
            String difference = run(operations);
            if (difference != null) {
                List<Operation> least = Shrinking.of(operations, OverlayModelTest::run);
                assertThat(run(least))
                        .as("seed %d: %s", seed, Shrinking.script(least))
                        .isNull();
            }
        }
    }

    private static String run(List<Operation> operations) throws IOException {
        Path root = Files.createTempDirectory("overlay").toRealPath();
        try (World world = new World(root)) {
            return world.run(operations);
        }
    }
}
