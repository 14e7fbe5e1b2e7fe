package dev.runtimeguard.fs.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorsTest {

    @TempDir
    private Path fd;

    @Test
    void countsDescriptorsByWhatTheyAreOpenOn() throws Exception {
        open(0, "/dev/null");
        open(3, "/tmp/cache/a");
        open(5, "/tmp/cache/b (deleted)");
        open(900, "socket:[12]");
        open(901, "anon_inode:[eventpoll]");

        Descriptors open = Descriptors.in(fd);

        assertThat(open.count()).isEqualTo(5);
        assertThat(open.text()).startsWith("2 ").contains("2 files in /tmp/cache", "1 sockets");
        assertThat(open.isMostlySockets()).isFalse();
    }

    @Test
    void seesSocketsLeaking() throws Exception {
        for (int i = 0; i < 3; i++) {
            open(i, "socket:[" + i + "]");
        }
        open(3, "/x");

        assertThat(Descriptors.in(fd).isMostlySockets()).isTrue();
        assertThat(Descriptors.in(fd).text()).isEqualTo("3 sockets, 1 files in /");
    }

    @Test
    void hasNothingToSayWhereThereIsNoProc() {
        assertThat(Descriptors.in(fd.resolve("none")).count()).isZero();
    }

    private void open(int number, String target) throws Exception {
        Files.createSymbolicLink(fd.resolve(Integer.toString(number)), Path.of(target));
    }
}
