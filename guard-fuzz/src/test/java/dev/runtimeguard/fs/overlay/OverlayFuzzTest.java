package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.runtimeguard.fuzz.FuzzedChoices;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** File operations of the fuzzer's choice do the same through the overlay as on a plain directory. */
class OverlayFuzzTest {

    private static final int MOST_OPERATIONS = 60;

    static Stream<byte[]> choices() {
        return Stream.iterate(1, seed -> seed + 1).limit(20).map(seed -> {
            byte[] choices = new byte[400];
            new Random(seed).nextBytes(choices);
            return choices;
        });
    }

    @MethodSource("choices")
    @FuzzTest
    void behavesAsAPlainDirectory(byte[] bytes) throws IOException {
        FuzzedChoices choices = new FuzzedChoices(bytes);
        List<Operation> operations = new ArrayList<>();
        while (!choices.areUsedUp() && operations.size() < MOST_OPERATIONS) {
            operations.add(Operation.random(choices));
        }
        String difference = run(operations);
        if (difference != null) {
            List<Operation> least = Shrinking.of(operations, OverlayFuzzTest::run);
            assertThat(difference).as(Shrinking.script(least)).isNull();
        }
    }

    private static String run(List<Operation> operations) throws IOException {
        try (World world = new World(Files.createTempDirectory("overlay").toRealPath())) {
            return world.run(operations);
        }
    }
}
