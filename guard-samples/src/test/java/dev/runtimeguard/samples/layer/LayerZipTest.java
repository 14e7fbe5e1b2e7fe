package dev.runtimeguard.samples.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is in the layer, and in which shape. */
class LayerZipTest {

    @BeforeAll
    static void needsTheZip() {
        assumeTrue(LayerZip.isBuilt(), "guard-layer is packaged");
    }

    @Test
    void holdsTheModulesUnderLastingNamesAndTheWrapper() throws IOException {
        try (FileSystem zip = LayerZip.open()) {
            assertThat(LayerZip.entries(zip))
                    .map(Path::toString)
                    .containsExactlyInAnyOrder(
                            "/java",
                            "/java/lib",
                            "/java/lib/guard-core.jar",
                            "/java/lib/guard-fs.jar",
                            "/java/lib/guard-s3.jar",
                            "/runtime-guard");
            assertThat(zip.getPath("/runtime-guard"))
                    .hasSameTextualContentAs(Path.of("../guard-fs/src/main/exec/runtime-guard"));
        }
    }

    @Test
    void everybodyMayReadItAndRunTheWrapper() throws IOException {
        try (FileSystem zip = LayerZip.open()) {
            for (Path entry : LayerZip.entries(zip)) {
                boolean runs = Files.isDirectory(entry) || entry.endsWith("runtime-guard");
                assertThat(PosixFilePermissions.toString(LayerZip.modeOf(entry)))
                        .as(entry.toString())
                        .isEqualTo(runs ? "rwxr-xr-x" : "rw-r--r--");
            }
        }
    }

    /** Of entries in one order, all of one time, two builds make the same bytes. */
    @Test
    void carriesNoTimeOfItsBuild() throws IOException {
        Set<Long> times = new HashSet<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(LayerZip.path()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                times.add(entry.getTime());
            }
        }
        assertThat(times).hasSize(1);
    }

    @Test
    void holdsNothingThatIsBuiltForOneArchitecture() throws IOException {
        try (FileSystem zip = LayerZip.open()) {
            for (Path entry : LayerZip.entries(zip)) {
                if (Files.isRegularFile(entry)) {
                    byte[] content = Files.readAllBytes(entry);
                    assertThat(isElf(content)).as(entry.toString()).isFalse();
                    assertThat(nativeIn(content)).as(entry.toString()).isEmpty();
                }
            }
        }
    }

    @Test
    void knowsNativeCodeWhenItSeesIt() throws IOException {
        assertThat(isElf(Files.readAllBytes(Path.of(System.getProperty("java.home"), "lib", "libjava.so"))))
                .isTrue();
    }

    private static List<String> nativeIn(byte[] jar) throws IOException {
        List<String> found = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (isElf(zip.readNBytes(4)) || entry.getName().matches(".*\\.(so|dll|dylib|jnilib)")) {
                    found.add(entry.getName());
                }
            }
        }
        return found;
    }

    private static boolean isElf(byte[] head) {
        return head.length >= 4 && head[0] == 0x7f && head[1] == 'E' && head[2] == 'L' && head[3] == 'F';
    }
}
