package dev.runtimeguard.fs.tmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {

    @TempDir
    Path directory;

    private Path root;
    private Path outside;
    private Sweep sweep;

    @BeforeEach
    void lookAround() throws IOException {
        root = Files.createDirectory(directory.resolve("tmp"));
        outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "precious");
        write("before");
        Files.createDirectory(root.resolve("old"));
        sweep = new Sweep(root, kept());
        sweep.quiet();
    }

    private Kept kept() {
        return new Kept(root, root.resolve(".guard"), List.of("keep-*", root + "/deep/*/kept"));
    }

    private Path write(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "x");
    }

    @Test
    void removesWhatIsNewAndLeavesWhatWasThere() throws Exception {
        Path file = write("new/below/file");
        Path inOld = write("old/file");
        Path dated = write("dated");
        Files.setLastModifiedTime(dated, FileTime.fromMillis(0));
        Files.writeString(root.resolve("before"), "changed");

        Swept swept = sweep.run();

        assertThat(file).doesNotExist();
        assertThat(root.resolve("new")).doesNotExist();
        assertThat(inOld).doesNotExist();
        assertThat(dated).doesNotExist();
        assertThat(root.resolve("old")).exists();
        assertThat(root.resolve("before")).hasContent("changed");
        assertThat(swept.text()).startsWith("3 files and 2 directories, ");
    }

    @Test
    void aFileOfBeforeThatWasRenamedStays() throws Exception {
        Files.move(root.resolve("before"), root.resolve("after"));

        assertThat(sweep.run().isEmpty()).isTrue();
        assertThat(root.resolve("after")).exists();
    }

    @Test
    void aFileThatWasThereForSeveralSweepsAndThenRenamedStays() throws Exception {
        sweep.run();
        sweep.quiet();
        sweep.run();
        sweep.quiet();
        Files.move(root.resolve("before"), root.resolve("after"));
        write("new");

        assertThat(sweep.run().text()).startsWith("1 file, ");
        assertThat(root.resolve("after")).exists();
    }

    @Test
    void whatComesToStandWhereAFileWasBeforeStays() throws Exception {
        Files.delete(root.resolve("before"));
        write("before");

        assertThat(sweep.run().isEmpty()).isTrue();
        assertThat(root.resolve("before")).exists();
    }

    @Test
    void linksAreRemovedAndNotFollowed() throws Exception {
        Files.createSymbolicLink(root.resolve("out"), outside);
        Files.createSymbolicLink(root.resolve("file"), outside.resolve("precious"));
        Files.createSymbolicLink(root.resolve("nowhere"), outside.resolve("gone"));
        Files.createDirectory(root.resolve("dir"));
        Files.createSymbolicLink(root.resolve("dir/up"), Path.of(".."));

        sweep.run();

        assertThat(root.toFile().list()).containsExactlyInAnyOrder("before", "old");
        assertThat(outside.resolve("precious")).hasContent("precious");
    }

    @Test
    void whatIsOpenOrMappedStays() throws Exception {
        Path open = write("open");
        Path mapped = write("dir/mapped");
        try (FileOutputStream held = new FileOutputStream(open.toFile())) {
            assertThat(held.getFD().valid()).isTrue();
            FileChannel channel = FileChannel.open(mapped, StandardOpenOption.READ);
            Object mapping = channel.map(FileChannel.MapMode.READ_ONLY, 0, 1);
            channel.close();

            assertThat(sweep.run().isEmpty()).isTrue();

            assertThat(mapping).isNotNull();
            assertThat(open).exists();
            assertThat(mapped).exists();
        }
    }

    @Test
    void whatIsKeptByPatternOrBelongsToTheGuardOrTheJvmStays() throws Exception {
        List<Path> kept = List.of(
                write("keep-me"),
                write("keep-dir/file"),
                write("deep/a/kept"),
                write(".guard/upper/file"),
                write("hsperfdata_me/1"),
                write(".java_pid1"));
        Path lost = write("deep/a/lost");

        sweep.run();

        assertThat(kept).allSatisfy(path -> assertThat(path).exists());
        assertThat(lost).doesNotExist();
    }

    @Test
    void whatStayedOnceStaysForGood() throws Exception {
        Path open = write("open");
        try (FileOutputStream held = new FileOutputStream(open.toFile())) {
            assertThat(held.getFD().valid()).isTrue();
            sweep.run();
        }
        sweep.quiet();
        sweep.run();

        assertThat(open).exists();
    }

    @Test
    void aFileMadeBetweenInvocationsStays() throws Exception {
        sweep.run();
        Path between = write("between");
        Thread.sleep(60);
        sweep.quiet();
        Path during = write("during");

        sweep.run();

        assertThat(between).exists();
        assertThat(during).doesNotExist();
    }

    @Test
    void whenTheClockIsSetBackNothingOfBeforeIsTakenForNew() throws Exception {
        SteppedClock clock = new SteppedClock();
        sweep = new Sweep(root, kept(), () -> 1000, clock);
        sweep.quiet();
        sweep.run();
        Path between = write("between");
        clock.step(Duration.ofDays(-1000));
        sweep.quiet();
        sweep.run();
        assertThat(between).exists();

        // It is known from now on, and goes as little when the clock is right again.
        clock.step(Duration.ofDays(1000));
        sweep.quiet();
        Path during = write("during");
        sweep.run();
        assertThat(between).exists();
        assertThat(during).doesNotExist();
    }

    @Test
    void whenTheClockIsSetForwardWhatCannotBeToldApartStays() throws Exception {
        SteppedClock clock = new SteppedClock();
        sweep = new Sweep(root, kept(), () -> 1000, clock);
        sweep.quiet();
        clock.step(Duration.ofDays(1000));
        Path during = write("during");
        sweep.run();
        assertThat(during).doesNotExist();

        sweep.quiet();
        clock.step(Duration.ofDays(-1000));
        Path later = write("later");
        sweep.run();
        assertThat(later).exists();
    }

    /** The system's clock, set to another time. */
    private static final class SteppedClock extends Clock {
        private Duration offset = Duration.ZERO;

        void step(Duration by) {
            offset = offset.plus(by);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(offset);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void aDirectoryThatCannotBeReadDoesNotStopIt() throws Exception {
        Path closed = Files.createDirectory(root.resolve("closed"));
        Files.writeString(closed.resolve("file"), "x");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        Path other = write("other");

        sweep.run();

        assertThat(other).doesNotExist();
    }

    @Test
    void aDirectoryThatTurnsIntoALinkIsNotFollowed() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Path swapped = root.resolve("swapped");
        Path parked = directory.resolve("parked");
        Files.createDirectory(swapped);
        Thread attacker = new Thread(() -> {
            while (!stop.get()) {
                try {
                    Files.move(swapped, parked);
                    Files.createSymbolicLink(swapped, outside);
                    Files.delete(swapped);
                    Files.move(parked, swapped);
                } catch (IOException swept) {
                    restore(swapped, parked);
                }
            }
        });
        attacker.start();
        try {
            for (int i = 0; i < 30; i++) {
                sweep.quiet();
                write("f" + i);
                sweep.run();
            }
        } finally {
            stop.set(true);
            attacker.join();
        }

        assertThat(outside.resolve("precious")).hasContent("precious");
        assertThat(root.resolve("before")).exists();
    }

    private static void restore(Path swapped, Path parked) {
        try {
            Files.deleteIfExists(parked);
            if (Files.isSymbolicLink(swapped)) {
                Files.deleteIfExists(swapped);
            }
            if (!Files.exists(swapped)) {
                Files.createDirectory(swapped);
            }
        } catch (IOException tryAgain) {
            // The next round does.
        }
    }
}
