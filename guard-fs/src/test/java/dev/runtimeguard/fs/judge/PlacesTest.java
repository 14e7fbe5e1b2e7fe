package dev.runtimeguard.fs.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runtimeguard.FsMode;
import dev.runtimeguard.GuardConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

    private static final GuardConfig ON_LAMBDA =
            GuardConfig.fromEnvironment(Map.of("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001"));

    private static final List<String> MOUNTS = List.of(
            "22 1 0:20 / / rw,relatime - overlay overlay ro,lowerdir=/l",
            "23 22 0:21 / /tmp rw,relatime - tmpfs tmpfs rw",
            "24 22 0:22 / /mnt/efs rw,relatime shared:2 - nfs4 fs-1.efs:/ rw,vers=4.1",
            "25 22 0:23 / /mnt/read ro,relatime - nfs4 fs-2.efs:/ rw",
            "26 22 0:24 / /mnt/super rw,relatime - nfs4 fs-3.efs:/ ro,vers=4.1",
            "27 24 0:25 / /mnt/efs/inner ro - tmpfs tmpfs rw",
            "28 22 0:26 / /mnt/with\\040space rw - ext4 /dev/x rw",
            "29 22 0:27 / /mnt/twice ro - tmpfs a rw",
            "30 22 0:28 / /mnt/twice rw - tmpfs b rw",
            "31 22 0:29 / /mntx rw - tmpfs c rw");

    private final Places places = new Places(ON_LAMBDA, MountPoints.of(MOUNTS));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tmp",
                "/tmp/x/y",
                "/dev/null",
                "/dev/stdout",
                "/dev/shm/x",
                "/proc/self/fd/3",
                "/mnt/efs",
                "/mnt/efs/data/x",
                "/mnt/with space/x",
                "/mnt/twice/x"
            })
    void areWritable(String path) {
        assertThat(places.isWritable(Path.of(path))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/tmpx",
                "/var/task/x",
                "/var/tmp/x",
                "/home/sbx_user1051",
                "/dev",
                "/dev/new",
                "/proc/1/oom_score_adj",
                "/mnt",
                "/mnt/x",
                "/mnt/read/x",
                "/mnt/super/x",
                "/mnt/efs/inner/x",
                "/mntx/x"
            })
    void areNotWritable(String path) {
        assertThat(places.isWritable(Path.of(path))).isFalse();
    }

    @Test
    void holdTheProcessesOwnEntriesByItsNumberToo() {
        Path own = Path.of("/proc", Long.toString(ProcessHandle.current().pid()), "oom_score_adj");

        assertThat(places.isWritable(own)).isTrue();
    }

    @Test
    void holdTheDirectoriesOfTheSettings(@TempDir Path directory) throws Exception {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);
        Path later = directory.resolve("later");
        Places configured = new Places(GuardConfig.builder()
                .fsWritable(List.of(link, later))
                .fsOverlayDir(Path.of("/data/over"))
                .build());

        assertThat(configured.isWritable(real.toRealPath().resolve("x"))).isTrue();
        assertThat(configured.isWritable(later.resolve("x"))).isTrue();
        assertThat(configured.isWritable(Path.of("/data/over/upper/x"))).isTrue();
        assertThat(configured.isWritable(Path.of("/data/x"))).isFalse();
    }

    @Test
    void refuseWhatTheMachineDoes() throws Exception {
        // Permissions alone refuse nothing to root, which tests may run as: a read-only file system does.
        Path readOnly;
        try (var mounts = Files.lines(Path.of("/proc/self/mountinfo"))) {
            readOnly = mounts.map(line -> line.split(" ", -1))
                    .filter(fields -> fields[5].startsWith("ro"))
                    .map(fields -> Path.of(fields[4]))
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElse(null);
        }
        assumeTrue(readOnly != null, "no read-only mount here");

        assertThat(places.refuses(readOnly)).isTrue();
        assertThat(places.refuses(readOnly.resolve("none/such"))).isTrue();
    }

    @Test
    void goByTheNearestDirectoryThatExists(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(places.refuses(file)).isFalse();
        assertThat(places.refuses(directory.resolve("a/b/c"))).isFalse();
        assertThat(places.refuses(Files.createSymbolicLink(directory.resolve("link"), Path.of("/proc/none"))))
                .isFalse();
    }

    @Test
    void refuseByPolicyWhatTheMachineWouldAllow(@TempDir Path directory) {
        assertThat(new Places(GuardConfig.builder().fs(FsMode.STRICT).build()).refuses(directory))
                .isTrue();
        assertThat(new Places(GuardConfig.builder()
                                .fs(FsMode.REDIRECT)
                                .strict(true)
                                .build())
                        .refuses(directory))
                .isTrue();
        assertThat(new Places(GuardConfig.builder().fs(FsMode.REDIRECT).build()).refuses(directory))
                .isFalse();
    }
}
