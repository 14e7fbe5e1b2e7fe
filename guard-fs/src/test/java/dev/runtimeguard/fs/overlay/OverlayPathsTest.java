package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.fs.hostile.HostilePaths;
import dev.runtimeguard.fs.hostile.HostileTree;
import dev.runtimeguard.fs.judge.OneWritableDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the path, and whatever links a program makes: nothing is changed outside the overlay and the writable place. */
class OverlayPathsTest {

    private static final int ROUNDS = Math.max(1, Integer.getInteger("fuzz.rounds", 20_000) / 16);
    private static final long SEED = Long.getLong("fuzz.seed", 20261121);

    /** Then the tree is a new one: in the writable place the program's calls are the kernel's, and wear it down. */
    private static final int OF_ONE_TREE = 1000;

    private static final byte[] DATA = "written".getBytes(StandardCharsets.US_ASCII);

    @Test
    @Timeout(900)
    void nothingElseIsChanged() throws IOException {
        System.out.println("OverlayPathsTest: -Dfuzz.seed=" + SEED + " -Dfuzz.rounds=" + ROUNDS);
        for (int from = 0; from < ROUNDS; from += OF_ONE_TREE) {
            run(SEED + from, Math.min(OF_ONE_TREE, ROUNDS - from));
        }
    }

    private static void run(long seed, int rounds) throws IOException {
        try (HostileTree tree = new HostileTree()) {
            Path root = tree.root;
            Path precious = Files.writeString(root.resolve("file"), "precious");
            String before = new Snapshot(new PlainOperations(), tree.out).text();
            Random random = new Random(seed);
            HostilePaths paths = new HostilePaths(random, tree);
            Path over = root.resolve("over");
            FileOperations files = new OverlaidOperations(
                    new Overlay(over, true, new OneWritableDirectory(tree.in, true), World.NO_FINDINGS, () -> {}));
            for (int i = 0; i < rounds; i++) {
                Path one = paths.next();
                Path two = paths.next();
                String did = "seed " + seed + ", round " + i;
                try {
                    attempt(files, random, one, two);
                } catch (RuntimeException | Error broken) {
                    String what = ": " + HostilePaths.text(one) + " and " + HostilePaths.text(two);
                    throw new AssertionError(did + what, broken);
                }
                if (i % 250 == 249 || i == rounds - 1) {
                    assertThat(new Snapshot(new PlainOperations(), tree.out).text())
                            .as(did)
                            .isEqualTo(before);
                    assertThat(precious).as(did).hasContent("precious");
                    assertThat(root.toFile().list()).as(did).containsExactlyInAnyOrder("in", "out", "file", "over");
                }
            }
            assertThat(over.toFile().list()).contains("upper", "work").doesNotContain("absent");
            assertThat(over.resolve("work")).isEmptyDirectory();
        }
    }

    /** Does anything; passes on what is thrown unless the JDK throws it for a file. */
    private static void attempt(FileOperations files, Random random, Path one, Path two) {
        try {
            switch (random.nextInt(16)) {
                case 0, 1, 2, 3 -> files.write(one, options(random), DATA);
                case 4 -> files.read(one);
                case 5 -> files.createDirectory(one);
                case 6 -> files.createSymbolicLink(one, two);
                case 7 -> files.createLink(one, two);
                case 8 -> files.delete(one);
                case 9 -> files.rename(one, two);
                case 10 -> files.setMode(one, 0755);
                case 11 -> files.setTime(one, 500_000_000_000L, random.nextBoolean());
                case 12 -> files.list(one);
                case 13 -> files.realPath(one);
                case 14 -> files.attributes(one, random.nextBoolean());
                default -> {
                    files.exists(one);
                    files.isWritable(one);
                    files.readLink(one);
                }
            }
        } catch (IOException asTheJdkHasIt) {
            assertThat(asTheJdkHasIt.getClass().getPackageName()).startsWith("java.");
        }
    }

    private static Set<? extends OpenOption> options(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            case 1 -> Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS);
            case 2 -> Set.of(StandardOpenOption.APPEND);
            default ->
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        };
    }
}
