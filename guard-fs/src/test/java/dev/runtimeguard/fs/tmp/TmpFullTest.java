package dev.runtimeguard.fs.tmp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runtimeguard.GuardConfig;
import dev.runtimeguard.TmpMode;
import dev.runtimeguard.report.Report;
import dev.runtimeguard.report.ReportCode;
import java.io.CharConversionException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.SocketException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TmpFullTest {

    @TempDir
    Path directory;

    static Stream<Throwable> full() {
        return Stream.of(
                new IOException("No space left on device"),
                new FileSystemException("/var/task/a", "/tmp/b", "No space left on device"),
                new FileSystemException("/tmp/b", null, "No space left on device"),
                new FileNotFoundException("/tmp/b (No space left on device)"),
                new IOException("Cannot run program \"x\": error=28, No space left on device"),
                new IOException("Cannot run program \"x\": Exec failed, error: 28 (No space left on device) "));
    }

    static Stream<Throwable> others() {
        return Stream.of(
                new IOException("the printer says: No space left on device"),
                new IOException(),
                new IOException("Broken pipe"),
                new FileNotFoundException("/tmp/No space left on device"),
                new FileSystemException("/mnt/efs/b", null, "No space left on device"),
                new FileSystemException("/tmp/b", null, "Read-only file system"),
                new SocketException("No buffer space available"),
                new CharConversionException("Unrecognized token 'error=28, No space left on device'"),
                new IllegalStateException("No space left on device"));
    }

    @ParameterizedTest
    @MethodSource("full")
    void isRecognisedInEveryShape(Throwable failure) {
        Report report = new TmpFullDiagnoser()
                .diagnose(failure, GuardConfig.builder().build())
                .orElseThrow();

        assertThat(report.code()).isEqualTo(ReportCode.TMP_FULL);
        assertThat(report.tmp().totalBytes()).isPositive();
        assertThat(report.file().culprit()).contains("TmpFullTest.full");
        assertThat(report.remedies().get(0).text() + report.remedies().get(0).title())
                .containsAnyOf("EphemeralStorage", "largest ephemeral storage");
    }

    @ParameterizedTest
    @MethodSource("others")
    void otherFailuresAreLeftAlone(Throwable failure) {
        assertThat(new TmpFullDiagnoser()
                        .diagnose(failure, GuardConfig.builder().build()))
                .isEmpty();
    }

    @Test
    void offLeavesItAlone() {
        assertThat(new TmpFullDiagnoser()
                        .diagnose(
                                new IOException("No space left on device"),
                                GuardConfig.builder().tmp(TmpMode.OFF).build()))
                .isEmpty();
    }

    @Test
    void theLargestFilesAndDirectoriesAreListedAndDeletedOnesThatAreOpen() throws Exception {
        Files.write(directory.resolve("large"), new byte[90_000]);
        Path parts = Files.createDirectories(directory.resolve("cache/parts"));
        for (int i = 0; i < 20; i++) {
            Files.write(parts.resolve("part" + i), new byte[10_000]);
        }
        Files.createSymbolicLink(directory.resolve("root"), Path.of("/"));
        Path gone = directory.resolve("gone");
        try (RandomAccessFile open = new RandomAccessFile(gone.toFile(), "rw")) {
            open.write(new byte[70_000]);
            Files.delete(gone);

            LargestFiles.Found found = LargestFiles.of(directory, path -> "by " + path.getFileName());
            List<Report.Largest> largest = found.largest();

            assertThat(largest).hasSize(10);
            assertThat(largest.subList(0, 4))
                    .containsExactly(
                            new Report.Largest(directory + "/cache/", 200_000, "by cache"),
                            new Report.Largest(parts + "/", 200_000, "by parts"),
                            new Report.Largest(directory + "/large", 90_000, "by large"),
                            new Report.Largest(gone + " (deleted, still open)", 70_000, "by gone"));
            assertThat(found.partial()).isFalse();
        }
    }

    @Test
    void aWalkEndsWhenItsTimeIsOver() throws Exception {
        for (int i = 0; i < 100; i++) {
            Files.createFile(directory.resolve("f" + i));
        }
        long[] now = {0};
        LargestFiles walk = new LargestFiles(() -> now[0] += 1_000_000);

        walk.through(directory);

        assertThat(walk.isPartial()).isTrue();
        assertThat(walk.entries()).isBetween(1, 60);
    }

    @Test
    void aDirectoryOfVeryManyFilesHidesNoOther() throws Exception {
        Path many = Files.createDirectory(directory.resolve("many"));
        for (int i = 0; i < 3000; i++) {
            Files.createFile(many.resolve("f" + i));
        }
        Path large = Files.createDirectories(directory.resolve("z/deep")).resolve("large");
        Files.write(large, new byte[5000]);
        long[] now = {0};
        LargestFiles walk = new LargestFiles(() -> now[0] += 20_000);

        walk.through(directory);

        assertThat(walk.isPartial()).isTrue();
        assertThat(walk.largest(List.of(), Creators.UNKNOWN))
                .extracting(Report.Largest::path)
                .contains(large.toString());
    }

    @Test
    void whereTheFailureDoesNotSayItTheFileThatChangedLastIsTheLikeliest() throws Exception {
        NoSpace pathless = new NoSpace(null);
        Path older = directory.resolve("older");
        Path newer = directory.resolve("newer");
        try (RandomAccessFile one = new RandomAccessFile(older.toFile(), "rw");
                RandomAccessFile other = new RandomAccessFile(newer.toFile(), "rw");
                RandomAccessFile read = new RandomAccessFile(
                        Files.createFile(directory.resolve("read")).toFile(), "r")) {
            Files.setLastModifiedTime(older, FileTime.fromMillis(1_000_000));
            Files.setLastModifiedTime(newer, FileTime.fromMillis(2_000_000));
            assertThat(one.length() + other.length() + read.length()).isZero();

            assertThat(Written.of(pathless, new IOException(), directory))
                    .isEqualTo(new Written(newer.toString(), false));
        }
        assertThat(Written.of(pathless, new IOException(), directory)).isEqualTo(new Written(null, false));
    }

    @Test
    void theNextSizeIsTwiceThisOneUpToTheMost() {
        List<Integer> next = IntStream.of(300, 512, 513, 526, 1024, 2000, 6144, 9000, 10_240)
                .mapToObj(megabytes -> StorageSetting.next((long) megabytes << 20))
                .toList();

        assertThat(next).containsExactly(1024, 1024, 1024, 1024, 2048, 4096, 10_240, 10_240, 0);
        assertThat(StorageSetting.cost(1536)).contains("1,536 MB cost 0.0001 USD");
    }
}
