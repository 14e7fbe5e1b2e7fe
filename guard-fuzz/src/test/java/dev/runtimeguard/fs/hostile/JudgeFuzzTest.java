package dev.runtimeguard.fs.hostile;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.runtimeguard.fuzz.FuzzedChoices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Two paths, through links, loops and {@code ..}, are judged as the kernel would follow them. */
class JudgeFuzzTest {

    private static HostileTree tree;
    private static JudgeOracle oracle;

    /** One for all: the judge is asked, and nothing done. */
    @BeforeAll
    static void plant() throws IOException {
        tree = new HostileTree();
        oracle = new JudgeOracle(tree);
    }

    @AfterAll
    static void takeApart() throws IOException {
        tree.close();
    }

    static Stream<byte[]> choices() {
        return Stream.iterate(1, seed -> seed + 1).limit(100).map(seed -> {
            byte[] choices = new byte[100];
            new Random(seed).nextBytes(choices);
            return choices;
        });
    }

    @MethodSource("choices")
    @FuzzTest
    void isJudgedByTheKernelsWord(byte[] bytes) {
        FuzzedChoices choices = new FuzzedChoices(bytes);
        HostilePaths paths = new HostilePaths(choices, tree);
        int flags = JudgeOracle.FLAGS[choices.nextInt(JudgeOracle.FLAGS.length)];
        boolean follow = choices.nextBoolean();
        Path one = paths.next();
        Path two = paths.next();

        oracle.strictly(one, flags, follow);
        oracle.explaining(one, flags);
        oracle.strictly(one, two);
    }
}
