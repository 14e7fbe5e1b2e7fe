package com.acme.stress;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Writes until the disk that has the overlay is full, and on: what fails leaves everything as it was. */
final class FullDisk {

    private static final String FULL = "No space left on device";
    private static final int BIG = 3_000_000;

    private final Path directory;
    private final Path packaged;
    private final Path big;

    FullDisk(Path directory) {
        this.directory = directory;
        packaged = directory.resolve("packaged.txt");
        big = directory.resolve("big.bin");
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void assertFull(Work work) {
        try {
            work.run();
        } catch (IOException expected) {
            Stress.check(expected.getMessage().contains(FULL), true);
            return;
        }
        throw new AssertionError("there was room");
    }

    void run() throws IOException {
        // Larger than the disk: copied whole or not at all.
        assertFull(() -> Files.write(big, new byte[1], StandardOpenOption.APPEND));
        assertFull(() -> new FileOutputStream(big.toFile(), true).close());
        Stress.check(big.toFile().renameTo(directory.resolve("moved").toFile()), false);
        assertAsPackaged();

        assertFull(this::fill);
        deleteOrNot();
        Stress.check(Files.size(big), (long) BIG);

        for (File file : directory.toFile().listFiles((at, name) -> name.startsWith("fill"))) {
            Stress.check(file.delete(), true);
        }
        Files.writeString(directory.resolve("after"), "after");
        Stress.check(Files.readString(directory.resolve("after")), "after");
        Stress.check(Arrays.asList(directory.toFile().list()).contains("big.bin"), true);
    }

    private void fill() throws IOException {
        byte[] block = new byte[10_000];
        for (int i = 0; i < 1000; i++) {
            Files.write(directory.resolve("fill" + i), block);
        }
    }

    /** A deletion is one line of a log: either it had room, or nothing was deleted. */
    private void deleteOrNot() throws IOException {
        boolean deleted = true;
        try {
            Files.delete(packaged);
        } catch (IOException full) {
            Stress.check(full.getMessage().contains(FULL), true);
            deleted = false;
        }
        Stress.check(Files.exists(packaged), !deleted);
        if (!deleted) {
            Stress.check(Files.readString(packaged), "packaged");
        }
    }

    private void assertAsPackaged() throws IOException {
        Stress.check(Files.size(big), (long) BIG);
        Stress.check(Files.readString(packaged), "packaged");
        Stress.check(Files.exists(directory.resolve("moved")), false);
    }
}
