package dev.runtimeguard.fs.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the path, no write that the kernel would make outside the writable places is let through. */
class JudgePathsTest {

    private static final int ROUNDS = Math.max(1, Integer.getInteger("fuzz.rounds", 20_000) / 16);
    private static final long SEED = Long.getLong("fuzz.seed", 20261121);

    private HostileTree tree;
    private JudgeOracle oracle;

    @BeforeEach
    void plant() throws IOException {
        tree = new HostileTree();
        oracle = new JudgeOracle(tree);
    }

    @AfterEach
    void takeApart() throws IOException {
        tree.close();
    }

    @Test
    @Timeout(900)
    void strictRefusesWhatTheKernelWouldDoOutsideAndNothingElse() {
        rounds((path, random) -> oracle.strictly(path, anyFlags(random), random.nextBoolean()));
        assertThat(oracle.refusals()).isPositive();
    }

    @Test
    @Timeout(900)
    void strictLetsNothingBeMovedOrLinkedOut() {
        HostilePaths others = new HostilePaths(new Random(SEED), tree);
        rounds((from, random) -> oracle.strictly(from, others.next()));
    }

    @Test
    @Timeout(900)
    void explainTellsOfTheSameAndNeverFailsACall() {
        rounds((path, random) -> oracle.explaining(path, anyFlags(random)));
    }

    @Test
    void aDescriptorOfAFileThatIsCalledDeletedLeadsToIt() throws IOException {
        try (FileInputStream open =
                        new FileInputStream(tree.out.resolve("file (deleted)").toFile());
                var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            assertThat(open.available()).isPositive();
            int found = 0;
            for (Path descriptor : descriptors) {
                if (tree.fact(descriptor, true).place() == tree.out) {
                    found++;
                    assertThat(oracle.isRefused(descriptor)).isTrue();
                }
            }
            assertThat(found).isEqualTo(1);
        }
    }

    private static int anyFlags(Random random) {
        return JudgeOracle.FLAGS[random.nextInt(JudgeOracle.FLAGS.length)];
    }

    private interface Round {
        void run(Path path, Random random);
    }

    private void rounds(Round round) {
        System.out.println("JudgePathsTest: -Dfuzz.seed=" + SEED + " -Dfuzz.rounds=" + ROUNDS);
        Random random = new Random(SEED);
        HostilePaths paths = new HostilePaths(random, tree);
        for (int i = 0; i < ROUNDS; i++) {
            round.run(paths.next(), random);
        }
    }
}
