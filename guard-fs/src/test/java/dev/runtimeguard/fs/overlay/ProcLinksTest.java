package dev.runtimeguard.fs.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runtimeguard.fs.bridge.Call;
import dev.runtimeguard.fs.bridge.OpenFlags;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The links of /proc, which lead to what is open whatever their text says. */
class ProcLinksTest {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @RegisterExtension
    final OverlaidDirectory tree = new OverlaidDirectory();

    private Path link;
    private Path upper;

    @BeforeEach
    void write() throws IOException {
        tree.write(tree.file, "written");
        upper = tree.upper(tree.file);
        link = Files.createSymbolicLink(tree.free.resolve("descriptors"), DESCRIPTORS);
    }

    /** The open file under /proc. */
    private static Path descriptor(String target) throws IOException {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)
                        && Files.readSymbolicLink(descriptor).toString().equals(target)) {
                    return descriptor;
                }
            }
        }
        throw new AssertionError("no descriptor of " + target);
    }

    @Test
    void leadToTheUpperLayersFileUnderTheProgramsName() throws IOException {
        try (SeekableByteChannel open = Files.newByteChannel(upper)) {
            Path descriptor = descriptor(upper.toString());
            assertThat(open.isOpen()).isTrue();
            assertThat(tree.overlay.open(descriptor, OpenFlags.WRITE_ONLY, Call.OPEN))
                    .isEqualTo(upper);
            assertThat(tree.overlay.realPath(descriptor)).isEqualTo(tree.file);
            assertThat(tree.overlay.realPath(link.resolve(descriptor.getFileName())))
                    .isEqualTo(tree.file);
            assertThat(tree.overlay.look(descriptor, true)).isEqualTo(upper);
            assertThat(tree.overlay.look(descriptor, false)).isEqualTo(descriptor);
        }
    }

    @Test
    void areTheKernelsAffairWhereTheFileIsGone() throws IOException {
        try (SeekableByteChannel open = Files.newByteChannel(upper, StandardOpenOption.READ)) {
            tree.files.delete(tree.file);
            Path descriptor = descriptor(upper + " (deleted)");
            assertThat(open.isOpen()).isTrue();
            assertThat(tree.overlay.look(descriptor, true)).isEqualTo(descriptor);
            assertThat(tree.overlay.open(descriptor, OpenFlags.WRITE_ONLY, Call.OPEN))
                    .isEqualTo(descriptor);
            assertThat(tree.overlay.change(descriptor, true, Call.CHANGE_ATTRIBUTES))
                    .isEqualTo(descriptor);
            assertThat(tree.overlay.mayWrite(descriptor)).isEqualTo(descriptor);
            assertThat(tree.overlay.realPath(descriptor)).isNull();
            assertThat(tree.overlay.names(descriptor)).isNull();
            assertThat(tree.overlay.stream(descriptor, path -> true)).isNull();
            assertThat(tree.overlay.takes(descriptor)).isFalse();
        }
    }

    @Test
    void ofADescriptorThatIsAnothersNowLeadToTheOther() throws IOException {
        Path other = Files.createDirectory(tree.lower.resolve("other"));
        tree.write(other.resolve("file"), "other");
        Path descriptor;
        try (DirectoryStream<Path> open = Files.newDirectoryStream(tree.lower)) {
            descriptor = descriptor(tree.lower.toString());
            assertThat(open).isNotNull();
            assertThat(tree.overlay.look(descriptor.resolve("file"), true)).isEqualTo(upper);
        }
        try (DirectoryStream<Path> open = Files.newDirectoryStream(other)) {
            assertThat(open).isNotNull();
            assumeTrue(Files.readSymbolicLink(descriptor).equals(other), "the same number");
            assertThat(tree.overlay.look(descriptor.resolve("file"), true))
                    .isEqualTo(tree.upper(other.resolve("file")));
        }
    }

    @Test
    void areFollowedAnewEachTime() throws IOException {
        Path working = Path.of("/proc/self/cwd").toRealPath();
        Path through = Path.of("/proc/self/cwd").resolve(working.relativize(tree.lower));
        assertThat(tree.read(through.resolve("file"))).isEqualTo("written");
        assertThat(tree.overlay.realPath(through.resolve("file"))).isEqualTo(tree.file);
        assertThat(tree.overlay.realPath(Path.of("/proc/self/root").resolve("." + tree.file)))
                .isEqualTo(tree.file);
    }
}
