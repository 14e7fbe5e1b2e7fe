package dev.runtimeguard.fs.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.runtimeguard.fs.bundle.Finding.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any archive is inspected within bounds or refused: nothing is written, every name that leads out is told, and where
 * Java opens it, the entries are those that Java has.
 */
class ZipFuzzTest {

    private static final long BUDGET = 4 << 20;
    private static final int MOST_TEXT = 20_000;

    private static Path directory;
    private static Path file;

    @BeforeAll
    static void prepare() throws IOException {
        directory = Files.createTempDirectory("zip-fuzz");
        file = directory.resolve("function.zip");
    }

    @AfterAll
    static void cleanUp() throws IOException {
        Files.deleteIfExists(file);
        Files.delete(directory);
    }

    static List<byte[]> archives() throws IOException {
        byte[] jar = TestZip.deflated("com/acme/A.class", new byte[300]);
        TestZip zip = new TestZip()
                .unix("bin/run.sh", 0100644, "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8))
                .unix("lib/a.so", 0100755, TestElf.library(TestElf.AARCH64))
                .unix("lib/a.jar", 0100644, jar)
                .add(TestZip.DOS, 0, "dir/", new byte[0]);
        return List.of(
                zip.bytes(),
                zip.bytesZip64(),
                jar,
                TestZip.deflated("lib/b.jar", jar),
                TestZip.deflated("lib/c.jar", TestZip.deflated("a.so", TestElf.library(TestElf.X86_64))),
                new TestZip()
                        .unix("../x", 0100644, new byte[1])
                        .unix("/y", 0, new byte[2])
                        .bytes());
    }

    @MethodSource("archives")
    @DictionaryEntries({
        "PK\\x01\\x02",
        "PK\\x03\\x04",
        "PK\\x05\\x06",
        "PK\\x06\\x06",
        "PK\\x06\\x07",
        "\\xff\\xff\\xff\\xff",
        "\\x01\\x00\\x08\\x00",
        "../",
        "/",
        ".jar",
        ".class"
    })
    @FuzzTest
    void isInspectedOrRefused(byte[] zip) throws IOException {
        Files.write(file, zip);
        Inspector inspector = new Inspector(Architecture.X86_64, KnownWriters.OF_THE_GUARD, new Budget(BUDGET));
        try {
            inspector.inspect(new ZipPart(file), file, "", "lib/");
            holds(inspector.result().findings());
        } catch (IOException noZip) {
            assertThat(noZip.getMessage()).isNotBlank();
        }
        assertThat(directory.toFile().list()).containsExactly("function.zip");
        try {
            JarEntries.read(new ByteArrayInputStream(zip), new Budget(BUDGET), (name, elf) -> {}, name -> {});
        } catch (IOException noJar) {
            assertThat(noJar).isNotNull();
        }
    }

    private static void holds(List<Finding> findings) throws IOException {
        assertThat(findings).hasSizeLessThanOrEqualTo(Kind.values().length * (FindingList.MAX_OF_KIND + 1));
        for (Finding finding : findings) {
            assertThat(finding.path() + finding.problem() + finding.cure()).hasSizeLessThan(MOST_TEXT);
            assertThat(finding.problem()).doesNotEndWith(": null.");
        }
        List<String> names;
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            names = ZipDirectory.read(channel).stream()
                    .map(ZipDirectory.Entry::name)
                    .toList();
        }
        assertThat(findings.stream().anyMatch(finding -> finding.kind() == Kind.BAD_NAME))
                .isEqualTo(names.stream().anyMatch(ZipFuzzTest::leadsAstray));
        try (ZipFile java = new ZipFile(file.toFile())) {
            assertThat(names)
                    .containsExactlyElementsOf(
                            java.stream().map(ZipEntry::getName).toList());
        } catch (IllegalArgumentException malformed) {
            // Of a name or comment: Java 17 comes upon it only now, and lists nothing then.
            assertThat(malformed).hasMessageStartingWith("malformed input");
        }
    }

    private static boolean leadsAstray(String stored) {
        String name = stored.endsWith("/") ? stored.substring(0, stored.length() - 1) : stored;
        return name.indexOf('\\') >= 0
                || name.startsWith("/")
                || Arrays.asList(name.split("/", -1)).contains("..")
                || name.length() > 4096;
    }
}
