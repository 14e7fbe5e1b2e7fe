package dev.runtimeguard.fs.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipDirectoryTest {

    private static final byte[] NOTHING = {};

    @TempDir
    Path directory;

    @Test
    void tellsZipsWithModesFromZipsWithout() throws IOException {
        byte[] zip = new TestZip()
                .unix("a", 0100640, NOTHING)
                .add(TestZip.DOS, 0x20, "b", NOTHING)
                .add(TestZip.NTFS, 0x20, "c", NOTHING)
                .add(TestZip.UNIX, 0, "d", NOTHING)
                .bytes();

        assertThat(read(zip))
                .extracting(ZipDirectory.Entry::mode)
                .containsExactly(new FileMode(0100640, 0, 0), null, null, null);
    }

    @Test
    void readsZip64() throws IOException {
        byte[] zip = new TestZip().unix("a", 0100644, new byte[10]).bytesZip64();

        assertThat(read(zip)).containsExactly(new ZipDirectory.Entry("a", new FileMode(0100644, 0, 0), 10));
    }

    @Test
    void readsAZipWithAProgramBeforeIt() throws IOException {
        byte[] zip = new TestZip().unix("a", 0100644, NOTHING).bytes();
        byte[] longer = new byte[zip.length + 1000];
        System.arraycopy(zip, 0, longer, 1000, zip.length);

        assertThat(read(longer)).extracting(ZipDirectory.Entry::name).containsExactly("a");
    }

    @Test
    void readsAZipWithTheEndOfAnotherBehindIt() throws IOException {
        byte[] zip = new TestZip().unix("a", 0100644, NOTHING).bytes();
        byte[] end = {'P', 'K', 5, 6};
        byte[] longer = Arrays.copyOf(zip, zip.length + 30);
        System.arraycopy(end, 0, longer, zip.length, end.length);

        assertThat(read(longer)).extracting(ZipDirectory.Entry::name).containsExactly("a");
    }

    @Test
    void refusesWhatIsNoZip() {
        assertThatThrownBy(() -> read(NOTHING)).isInstanceOf(ZipException.class);
        assertThatThrownBy(() -> read(new byte[100_000])).isInstanceOf(ZipException.class);
    }

    private List<ZipDirectory.Entry> read(byte[] zip) throws IOException {
        Path file = Files.write(directory.resolve("a.zip"), zip);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return ZipDirectory.read(channel);
        }
    }
}
