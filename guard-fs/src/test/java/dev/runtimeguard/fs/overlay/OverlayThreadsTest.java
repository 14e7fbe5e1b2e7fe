package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several threads in one overlay. */
class OverlayThreadsTest {

    private static final int THREADS = 4;

    private Path root;
    private Path lower;
    private FileOperations files;

    @BeforeEach
    void open() throws IOException {
        root = Files.createTempDirectory("overlay").toRealPath();
        lower = Files.createDirectories(root.resolve("lower"));
        files = new OverlaidOperations(
                new Overlay(root.resolve("over"), true, World.refusing(root), World.NO_FINDINGS, () -> {}));
    }

    @AfterEach
    void close() throws IOException {
        World.deleteTree(root);
    }

    @Test
    void oneOfManyCreatesAFileExclusively() throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        for (int i = 0; i < 50; i++) {
            Path path = lower.resolve("lock" + i);
            int winners = sum(() -> {
                start.await(60, TimeUnit.SECONDS);
                try {
                    files.write(path, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), new byte[1]);
                    return 1;
                } catch (FileAlreadyExistsException e) {
                    return 0;
                }
            });
            assertThat(winners).isOne();
        }
    }

    @Test
    void appendsDuringACopyUpAreAllKept() throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        for (int i = 0; i < 20; i++) {
            Path path = Files.write(lower.resolve("log" + i), new byte[200_000]);
            int written = sum(() -> {
                start.await(60, TimeUnit.SECONDS);
                files.write(path, Set.of(StandardOpenOption.APPEND), new byte[] {1, 2, 3});
                return 3;
            });
            assertThat(files.read(path)).hasSize(200_000 + written);
        }
    }

    @Test
    void threadsInTheirOwnTreesDoAsOnPlainDirectories() throws Exception {
        int rounds = Math.max(1, Integer.getInteger("fuzz.rounds", 20_000) / 20_000);
        for (int round = 0; round < rounds; round++) {
            List<Callable<String>> trees = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int name = round * THREADS + i;
                World world = new World(root, "thread" + name, files);
                trees.add(() -> world.run(operations(name)));
            }
            for (String difference : run(trees)) {
                assertThat(difference).isNull();
            }
        }
    }

    private static List<Operation> operations(long seed) {
        Random random = new Random(seed);
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            operations.add(Operation.random(random));
        }
        return operations;
    }

    private static int sum(Callable<Integer> work) throws Exception {
        List<Callable<Integer>> same = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            same.add(work);
        }
        int sum = 0;
        for (int one : run(same)) {
            sum += one;
        }
        return sum;
    }

    private static <T> List<T> run(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
